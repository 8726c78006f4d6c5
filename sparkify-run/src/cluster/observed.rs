//! What is there: everything a plan is made from, asked for once.

use super::aws::Aws;
use super::call::Refused;
use super::described::Described;
use super::iam::Iam;
use super::kind::Kind;
use super::role::{Attached, Role};
use super::service::Service;
use super::stack::Stack;
use super::sts::Identity;

/// What AWS says of a stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Observed {
    pub(crate) identity: Identity,
    pub(crate) region: String,
    pub(crate) cluster: Option<Described>,
    pub(crate) role: Option<Role>,
    /// What the role may read, as JSON.
    pub(crate) policy: Option<String>,
}

/// What is there of the stack, for making or showing it.
pub(crate) async fn observe(aws: &Aws, identity: Identity, stack: &Stack) -> Result<Observed, Refused> {
    let iam = Iam::new(aws);
    let cluster = Service::new(stack.kind, aws).describe(&stack.name).await?;
    let role = iam.role(&stack.role_name).await?;
    let policy = if role.is_some() { iam.policy(&stack.role_name).await? } else { None };
    Ok(Observed { identity, region: aws.region.clone(), cluster, role, policy })
}

/// What is there of a stack that is to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leftover {
    pub(crate) cluster: Option<Described>,
    pub(crate) role: Option<Role>,
    pub(crate) attached: Attached,
    /// Manual snapshots of the cluster, which stay.
    pub(crate) snapshots: Vec<String>,
}

/// What is there of the stack, for taking it away.
pub(crate) async fn remains(aws: &Aws, kind: Kind, name: &str, role_name: &str) -> Result<Leftover, Refused> {
    let iam = Iam::new(aws);
    let service = Service::new(kind, aws);
    let cluster = service.describe(name).await?;
    let snapshots = service.snapshots(Some(name)).await?.into_iter().map(|it| it.name).collect();
    let role = iam.role(role_name).await?;
    let attached = if role.is_some() { iam.attached(role_name).await? } else { Attached::default() };
    Ok(Leftover { cluster, role, attached, snapshots })
}
