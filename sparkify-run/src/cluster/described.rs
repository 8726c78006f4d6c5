//! A cluster as AWS describes it: plain data.

use std::collections::BTreeMap;

use super::kind::Kind;

/// What `DescribeClusters` says of one cluster.
///
/// <https://docs.aws.amazon.com/redshift/latest/APIReference/API_Cluster.html>
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Described {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// `ClusterStatus`, word for word.
    pub(crate) state: String,
    /// `ClusterAvailabilityStatus`; a cluster may be `available` and yet not take a connection.
    pub(crate) availability: Option<String>,
    /// Not there before creation is nearly done.
    pub(crate) endpoint: Option<Endpoint>,
    pub(crate) database: String,
    pub(crate) user: String,
    /// Where the password is, if AWS manages it.
    pub(crate) secret_arn: Option<String>,
    /// `RPU` where there are no nodes.
    pub(crate) node_type: String,
    /// Nodes, or the base capacity.
    pub(crate) nodes: u32,
    pub(crate) public: bool,
    pub(crate) vpc: Option<String>,
    pub(crate) subnet_group: Option<String>,
    pub(crate) security_groups: Vec<String>,
    pub(crate) roles: Vec<AttachedRole>,
    pub(crate) default_role: Option<String>,
    pub(crate) tags: BTreeMap<String, String>,
    /// Seconds since 1970.
    pub(crate) created: Option<i64>,
}

/// Where a cluster listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Endpoint {
    pub(crate) host: String,
    pub(crate) port: u16,
}

/// A manual snapshot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Snapshot {
    pub(crate) name: String,
    pub(crate) cluster: String,
    pub(crate) tags: BTreeMap<String, String>,
}

/// A role of a cluster; attaching takes a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AttachedRole {
    pub(crate) arn: String,
    /// `in-sync`, `adding`, `removing`.
    pub(crate) status: String,
}

impl Described {
    /// Whether it takes statements now: every sign of it, because `available` alone is not enough.
    pub(crate) fn is_ready(&self) -> bool {
        self.state.starts_with("available")
            && self.availability.as_deref().is_none_or(|it| it.eq_ignore_ascii_case("available"))
            && self.endpoint.is_some()
    }

    /// How large it is, in words.
    pub(crate) fn size(&self) -> String {
        self.kind.size(&self.node_type, self.nodes)
    }

    /// Whether COPY may read as this role.
    pub(crate) fn may_read_as(&self, arn: &str) -> bool {
        self.roles.iter().any(|role| role.arn == arn && role.status == "in-sync")
    }
}
