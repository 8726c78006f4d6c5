//! The role COPY reads as, as IAM describes it: plain data.

use std::collections::BTreeMap;

/// A role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) name: String,
    pub(crate) arn: String,
    pub(crate) path: String,
    pub(crate) tags: BTreeMap<String, String>,
    /// Who may use it, as JSON.
    pub(crate) trust: String,
}

/// What hangs on a role and has to go before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Attached {
    /// Names of inline policies.
    pub(crate) inline: Vec<String>,
    /// ARNs of managed policies.
    pub(crate) managed: Vec<String>,
}
