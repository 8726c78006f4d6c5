//! From what is wanted and what is there to what is to be done. Knows no clock, no network and no file.

mod drift;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::described::Described;
use super::document::{self, Place};
use super::error::CloudError;
use super::iam::{PATH, POLICY};
use super::kind::{Kind, WITHOUT_WORKGROUP, lacks_workgroup};
use super::observed::Observed;
use super::role::Role;
use super::stack::Stack;
use super::tags::{self, Tags};

pub(crate) use drift::{Drift, drift};

/// What is wanted.
#[derive(Debug, Clone)]
pub(crate) struct Desired {
    pub(crate) stack: Stack,
    pub(crate) places: Vec<Place>,
    /// How long the stack is meant to live, from its creation.
    pub(crate) ttl: Option<SignedDuration>,
}

/// What is to be done, and in which order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Plan {
    pub(crate) items: Vec<Item>,
    pub(crate) steps: Vec<Step>,
    pub(crate) drift: Vec<Drift>,
    pub(crate) role_arn: String,
    pub(crate) expires: Option<Timestamp>,
}

/// One resource and what happens to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) resource: String,
    pub(crate) change: Change,
    pub(crate) details: Vec<String>,
}

/// What happens to a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    Create,
    Alter,
    Keep,
    Delete,
}

impl Change {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Alter => "change",
            Self::Keep => "keep",
            Self::Delete => "delete",
        }
    }
}

/// One act, safe to repeat.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Step {
    CreateRole { trust: Value, tags: Tags },
    TrustRole { trust: Value },
    TagRole { tags: Tags },
    WritePolicy { document: Value },
    AwaitGone,
    CreateCluster { tags: Tags },
    CreateNamespace { tags: Tags },
    AwaitNamespace,
    CreateWorkgroup { tags: Tags },
    AwaitPaused,
    Resume,
    TagCluster { tags: Tags },
    AttachRole,
    AwaitReady,
}

impl Plan {
    /// Whether anything is written, and not only waited for.
    pub(crate) fn changes(&self) -> bool {
        let waits = |step: &Step| {
            matches!(step, Step::AwaitGone | Step::AwaitNamespace | Step::AwaitPaused | Step::AwaitReady)
        };
        !self.steps.iter().all(waits)
    }

    /// Whether a cluster is made.
    pub(crate) fn creates(&self) -> bool {
        self.steps
            .iter()
            .any(|step| matches!(step, Step::CreateCluster { .. } | Step::CreateWorkgroup { .. }))
    }
}

impl Step {
    /// What it does, for whoever watches.
    pub(crate) fn text(&self) -> &'static str {
        match self {
            Self::CreateRole { .. } => "creating the role",
            Self::TrustRole { .. } => "setting who may use the role",
            Self::TagRole { .. } => "tagging the role",
            Self::WritePolicy { .. } => "setting what the role may read",
            Self::AwaitGone => "waiting until the old cluster is gone",
            Self::CreateCluster { .. } => "asking for the cluster",
            Self::CreateNamespace { .. } => "asking for the namespace",
            Self::AwaitNamespace => "waiting until the namespace is free",
            Self::CreateWorkgroup { .. } => "asking for the workgroup",
            Self::AwaitPaused => "waiting until the cluster is paused",
            Self::Resume => "resuming the cluster",
            Self::TagCluster { .. } => "tagging the cluster",
            Self::AttachRole => "attaching the role",
            Self::AwaitReady => "waiting until the cluster is ready",
        }
    }
}

/// The plan that makes the stack what is wanted; nothing of others is ever touched.
pub(crate) fn plan(desired: &Desired, observed: &Observed, now: Timestamp) -> Result<Plan, CloudError> {
    let stack = &desired.stack;
    refuse_what_is_not_ours(stack, observed)?;
    let dying = observed.cluster.as_ref().is_some_and(is_going);
    let living = observed.cluster.as_ref().filter(|_| !dying);
    let created = living.and_then(|it| tags::moment(&it.tags, tags::CREATED_AT)).unwrap_or(now);
    let expires = expiry(desired, living, observed.role.as_ref(), created, now);
    let mut wanted = tags::of(&stack.name, &observed.region, created, expires);
    stack.kind.mark(&mut wanted);
    let partition = observed.identity.partition();
    let role_arn = match &observed.role {
        Some(role) => role.arn.clone(),
        None => format!("arn:{partition}:iam::{}:role{PATH}{}", observed.identity.account, stack.role_name),
    };
    let mut plan = Plan { items: Vec::new(), steps: Vec::new(), drift: Vec::new(), role_arn, expires };
    plan_role(desired, observed, &wanted, &mut plan);
    match living {
        None => plan_creation(stack, dying, wanted, &mut plan),
        Some(cluster) => plan_keeping(stack, cluster, &wanted, &mut plan)?,
    }
    Ok(plan)
}

fn refuse_what_is_not_ours(stack: &Stack, observed: &Observed) -> Result<(), CloudError> {
    let ours = |tags: &Tags| tags::are_of(tags, stack.kind, &stack.name, &observed.region);
    let foreign = |what, name: &str| Err(CloudError::Foreign { what, name: name.to_owned() });
    match (&observed.cluster, &observed.role) {
        (Some(cluster), _) if !ours(&cluster.tags) => foreign("cluster", &cluster.name),
        (_, Some(role)) if !ours(&role.tags) => foreign("role", &role.name),
        _ => Ok(()),
    }
}

/// An expiry counts from the creation, so that the same command twice changes nothing.
fn expiry(
    desired: &Desired,
    cluster: Option<&Described>,
    role: Option<&Role>,
    created: Timestamp,
    now: Timestamp,
) -> Option<Timestamp> {
    let asked = desired.ttl.and_then(|ttl| created.checked_add(ttl).ok());
    let kept = cluster.and_then(|it| tags::moment(&it.tags, tags::EXPIRES_AT));
    // An interrupted creation left its expiry on the role; one of last week's says nothing of this one.
    let begun = role.and_then(|it| tags::moment(&it.tags, tags::EXPIRES_AT)).filter(|it| *it > now);
    asked.or(kept).or(if cluster.is_none() { begun } else { None })
}

fn plan_role(desired: &Desired, observed: &Observed, wanted: &Tags, plan: &mut Plan) {
    let resource = format!("role {}", desired.stack.role_name);
    let trust = document::trust(desired.stack.kind, &observed.identity.account);
    let reading = document::reading(&desired.places, observed.identity.partition());
    let Some(role) = &observed.role else {
        plan.items.push(Item { resource, change: Change::Create, details: reads(&desired.places) });
        plan.steps.push(Step::CreateRole { trust, tags: wanted.clone() });
        plan.steps.push(Step::WritePolicy { document: reading });
        return;
    };
    let mut details = Vec::new();
    if !document::is_same(&role.trust, &trust) {
        details.push("who may use it".to_owned());
        plan.steps.push(Step::TrustRole { trust });
    }
    let expiry = wanted.get(tags::EXPIRES_AT);
    if expiry.is_some() && role.tags.get(tags::EXPIRES_AT) != expiry {
        details.push("its expiry".to_owned());
        plan.steps.push(Step::TagRole { tags: wanted.clone() });
    }
    if !observed.policy.as_ref().is_some_and(|written| document::is_same(written, &reading)) {
        details.push(format!("what it may read (policy {POLICY})"));
        plan.steps.push(Step::WritePolicy { document: reading });
    }
    let change = if details.is_empty() { Change::Keep } else { Change::Alter };
    plan.items.push(Item { resource, change, details });
}

fn reads(places: &[Place]) -> Vec<String> {
    let place =
        |it: &Place| format!("reads s3://{}/{}{}", it.bucket, it.key, if it.prefix { "*" } else { "" });
    places.iter().map(place).collect()
}

fn plan_creation(stack: &Stack, dying: bool, tags: Tags, plan: &mut Plan) {
    let mut details = vec![format!("{}, encrypted", stack.kind.size(&stack.node_type, stack.nodes))];
    details.push(match &stack.password {
        Some(_) => format!("admin {} with the configured password", stack.user),
        None => format!("admin {}, password made and kept by AWS Secrets Manager", stack.user),
    });
    details.push(reach(stack.public).to_owned());
    if dying {
        details.push("a cluster of this name is being deleted; waits until it is gone".to_owned());
        plan.steps.push(Step::AwaitGone);
    }
    plan.items.push(Item { resource: format!("cluster {}", stack.name), change: Change::Create, details });
    match stack.kind {
        Kind::Provisioned => plan.steps.push(Step::CreateCluster { tags }),
        Kind::Serverless => plan.steps.extend([
            Step::CreateNamespace { tags: tags.clone() },
            Step::AwaitNamespace,
            Step::CreateWorkgroup { tags },
        ]),
    }
    plan.steps.push(Step::AwaitReady);
}

fn plan_keeping(
    stack: &Stack,
    cluster: &Described,
    wanted: &Tags,
    plan: &mut Plan,
) -> Result<(), CloudError> {
    if is_sick(&cluster.state) {
        return Err(CloudError::Sick { name: cluster.name.clone(), state: cluster.state.clone() });
    }
    let mut details = Vec::new();
    if cluster.state == "pausing" {
        plan.steps.push(Step::AwaitPaused);
    }
    if matches!(cluster.state.as_str(), "pausing" | "paused") {
        details.push("resume it".to_owned());
        plan.steps.push(Step::Resume);
    }
    if lacks_workgroup(&cluster.state) {
        details.push(format!("its workgroup: {}", stack.kind.size(&stack.node_type, stack.nodes)));
        if cluster.state != WITHOUT_WORKGROUP {
            plan.steps.push(Step::AwaitNamespace);
        }
        plan.steps.push(Step::CreateWorkgroup { tags: wanted.clone() });
    }
    let expiry = wanted.get(tags::EXPIRES_AT);
    if expiry.is_some() && cluster.tags.get(tags::EXPIRES_AT) != expiry {
        details.push("its expiry".to_owned());
        plan.steps.push(Step::TagCluster { tags: wanted.clone() });
    }
    if !cluster.roles.iter().any(|role| role.arn == plan.role_arn && role.status != "removing") {
        details.push("attach the role".to_owned());
        plan.steps.push(Step::AttachRole);
    }
    let change = if details.is_empty() { Change::Keep } else { Change::Alter };
    if change == Change::Keep && !cluster.state.starts_with("available") {
        details.push(format!("it is {}", cluster.state));
    }
    if change == Change::Alter || !(cluster.is_ready() && cluster.may_read_as(&plan.role_arn)) {
        plan.steps.push(Step::AwaitReady);
    }
    plan.drift = drift(stack, cluster);
    plan.items.push(Item { resource: format!("cluster {}", cluster.name), change, details });
    Ok(())
}

/// Whether it is on its way out and can only be waited for.
fn is_going(cluster: &Described) -> bool {
    matches!(cluster.state.as_str(), "deleting" | "final-snapshot")
}

/// States that no waiting mends.
///
/// <https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-clusters.html>
pub(crate) fn is_sick(state: &str) -> bool {
    state.starts_with("incompatible-") || matches!(state, "hardware-failure" | "storage-full")
}

/// Who can reach the cluster.
pub(crate) fn reach(public: bool) -> &'static str {
    if public {
        "publicly accessible; a security group has to let you in, and this program changes none"
    } else {
        "reachable from inside its VPC only"
    }
}

#[cfg(test)]
mod tests;
