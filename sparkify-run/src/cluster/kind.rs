//! The two kinds of cluster: machines that are rented by the hour, and capacity that is paid while it is used.

use super::tags::Tags;

/// Which kind a stack is of; everything that differs asks this.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One cluster of so many nodes.
    #[default]
    Provisioned,
    /// A namespace (data, users, roles) and a workgroup (capacity, network) of one name.
    ///
    /// <https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroup-namespace.html>
    Serverless,
}

/// What stands for the node type where there are no nodes: Redshift processing units.
pub(crate) const RPU: &str = "RPU";
/// The namespace is there and free, its workgroup is not.
pub(crate) const WITHOUT_WORKGROUP: &str = "without workgroup";
/// The workgroup is on its way out, the namespace is not.
pub(crate) const DELETING_WORKGROUP: &str = "deleting its workgroup";
/// How a serverless stack is tagged; one of nodes has no such tag.
const TYPE: &str = "sparkify:type";

impl Kind {
    /// The kind that `cluster.type` names.
    pub(crate) fn of(word: Option<&str>) -> Self {
        if word == Some(Self::WORD) { Self::Serverless } else { Self::Provisioned }
    }

    /// The kind of whatever listens at this host.
    pub(crate) fn of_host(host: &str) -> Option<Self> {
        if host.contains(".redshift-serverless.") {
            return Some(Self::Serverless);
        }
        host.contains(".redshift.").then_some(Self::Provisioned)
    }

    const WORD: &'static str = "serverless";

    /// How it is written in JSON.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Provisioned => "provisioned",
            Self::Serverless => Self::WORD,
        }
    }

    /// This one and the other.
    pub(crate) fn both(self) -> [Self; 2] {
        match self {
            Self::Provisioned => [self, Self::Serverless],
            Self::Serverless => [self, Self::Provisioned],
        }
    }

    /// What clusters of this kind are called together.
    pub(crate) fn plural(self) -> &'static str {
        match self {
            Self::Provisioned => "clusters of nodes",
            Self::Serverless => "stacks of Redshift Serverless",
        }
    }

    /// What a command needs to find a stack of this kind.
    pub(crate) fn flag(self) -> &'static str {
        match self {
            Self::Provisioned => "",
            Self::Serverless => " --type serverless",
        }
    }

    /// The setting that says how large it is.
    pub(crate) fn size_setting(self) -> &'static str {
        match self {
            Self::Provisioned => "cluster.nodes",
            Self::Serverless => "cluster.base_capacity",
        }
    }

    /// The command that makes it so large.
    pub(crate) fn resizing(self, size: u32) -> String {
        match self {
            Self::Provisioned => format!("`sparkify resize --nodes {size}`"),
            Self::Serverless => format!("`sparkify resize --rpus {size}`"),
        }
    }

    /// `4 nodes of ra3.large`, `8 RPU`.
    pub(crate) fn size(self, node_type: &str, size: u32) -> String {
        match self {
            Self::Provisioned if size == 1 => format!("1 node of {node_type}"),
            Self::Provisioned => format!("{size} nodes of {node_type}"),
            Self::Serverless => format!("{size} {RPU}"),
        }
    }

    /// The command of the AWS tools that takes a snapshot away.
    pub(crate) fn forgetting(self, snapshot: &str) -> String {
        match self {
            Self::Provisioned => {
                format!("`aws redshift delete-cluster-snapshot --snapshot-identifier {snapshot}`")
            }
            Self::Serverless => {
                format!("`aws redshift-serverless delete-snapshot --snapshot-name {snapshot}`")
            }
        }
    }

    /// Who uses the role.
    ///
    /// <https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-security-other-services.html>
    pub(crate) fn services(self) -> &'static [&'static str] {
        match self {
            Self::Provisioned => &["redshift.amazonaws.com"],
            Self::Serverless => &["redshift-serverless.amazonaws.com", "redshift.amazonaws.com"],
        }
    }

    /// Marks the tags of a stack of this kind.
    pub(crate) fn mark(self, tags: &mut Tags) {
        if self == Self::Serverless {
            tags.insert(TYPE.to_owned(), Self::WORD.to_owned());
        }
    }

    /// Whether these tags are of this kind: a stack of the other one is somebody else's.
    pub(crate) fn marks(self, tags: &Tags) -> bool {
        Self::of(tags.get(TYPE).map(String::as_str)) == self
    }
}

/// Whether a namespace is there without a workgroup that lasts.
pub(crate) fn lacks_workgroup(state: &str) -> bool {
    state.ends_with(WITHOUT_WORKGROUP) || state == DELETING_WORKGROUP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stack_of_one_kind_is_not_one_of_the_other() {
        let mut tags = Tags::new();
        assert!(Kind::Provisioned.marks(&tags) && !Kind::Serverless.marks(&tags));
        Kind::Serverless.mark(&mut tags);
        assert!(Kind::Serverless.marks(&tags) && !Kind::Provisioned.marks(&tags));
    }

    #[test]
    fn a_host_tells_its_kind() {
        let workgroup = "dwh.123456789012.us-west-2.redshift-serverless.amazonaws.com";
        assert_eq!(Kind::of_host(workgroup), Some(Kind::Serverless));
        assert_eq!(Kind::of_host("dwh.abc.us-west-2.redshift.amazonaws.com"), Some(Kind::Provisioned));
        assert_eq!(Kind::of_host("localhost"), None);
    }
}
