//! What is wanted: one cluster of either kind with its role, from the configuration.

use secrecy::SecretString;

use super::kind::{Kind, RPU};
use crate::config::Config;

/// The desired stack; its name is the cluster's.
#[derive(Debug, Clone)]
pub(crate) struct Stack {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) role_name: String,
    /// `RPU` where there are no nodes.
    pub(crate) node_type: String,
    /// Nodes, or the base capacity.
    pub(crate) nodes: u32,
    pub(crate) database: String,
    pub(crate) user: String,
    /// None: AWS makes the password and keeps it in Secrets Manager.
    pub(crate) password: Option<SecretString>,
    pub(crate) port: u16,
    pub(crate) public: bool,
    pub(crate) subnet_group: Option<String>,
    pub(crate) security_groups: Vec<String>,
}

impl Stack {
    /// What the role of a stack is called unless it is configured.
    pub(crate) fn role_name(name: &str) -> String {
        format!("{name}-copy")
    }

    /// The stack that the configuration names.
    pub(crate) fn of(config: &Config) -> Self {
        let text = |name: &str| config.text(name).map(str::to_owned);
        let number = |name: &str| config.text(name).and_then(|text| text.parse().ok());
        // AWS keeps identifiers and database names in lower case, whatever is written.
        let lower = |name: &str| config.text(name).map(str::to_lowercase);
        let name = lower("cluster.identifier").unwrap_or_else(|| "sparkify".to_owned());
        let single = config.text("cluster.type") == Some("single-node");
        let kind = Kind::of(config.text("cluster.type"));
        let (node_type, nodes) = match kind {
            Kind::Provisioned => (
                text("cluster.node_type").unwrap_or_else(|| "ra3.large".to_owned()),
                if single { 1 } else { number("cluster.nodes").unwrap_or(4) },
            ),
            Kind::Serverless => (RPU.to_owned(), number("cluster.base_capacity").unwrap_or(8)),
        };
        Self {
            role_name: text("cluster.iam_role_name").unwrap_or_else(|| Self::role_name(&name)),
            kind,
            node_type,
            nodes,
            database: lower("cluster.database").unwrap_or_else(|| "sparkify".to_owned()),
            user: lower("cluster.user").unwrap_or_else(|| "sparkify".to_owned()),
            password: config.secret("cluster.password"),
            port: number("cluster.port").and_then(|port| u16::try_from(port).ok()).unwrap_or(5439),
            public: config.text("cluster.public") == Some("true"),
            subnet_group: text("cluster.subnet_group"),
            security_groups: config
                .text("cluster.security_groups")
                .map(|list| list.split(',').map(|one| one.trim().to_owned()).collect())
                .unwrap_or_default(),
            name,
        }
    }
}
