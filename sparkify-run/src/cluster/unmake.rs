//! Takes a stack away: cluster, then policies, then the role, from whatever is left of it.

use std::time::Duration;

use super::aws::Aws;
use super::call::{Refused, Why};
use super::error::CloudError;
use super::iam::Iam;
use super::kind::{DELETING_WORKGROUP, Kind, WITHOUT_WORKGROUP};
use super::observed::Leftover;
use super::plan::{Change, Item};
use super::serverless::Serverless;
use super::service::Service;
use super::sts::Identity;
use super::tags::{self, Tags};
use super::track::Track;
use super::wait::{self, Goal};

/// Looks until a cluster that is busy lets itself be deleted: fifteen minutes.
const PATIENCE: u32 = 90;

/// What goes, what stays, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Removal {
    pub(crate) goes: Vec<Item>,
    pub(crate) stays: Vec<String>,
    pub(crate) steps: Vec<Removing>,
}

/// One act of taking away, safe to repeat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Removing {
    DeleteWorkgroup,
    AwaitNamespace,
    DeleteNamespace { final_snapshot: Option<String> },
    DeleteCluster { final_snapshot: Option<String> },
    AwaitGone,
    TagSnapshot { snapshot: String, tags: Tags },
    DeletePolicy { name: String },
    DetachPolicy { arn: String },
    DeleteRole,
}

impl Removing {
    /// What it does, for whoever watches.
    pub(crate) fn text(&self) -> &'static str {
        match self {
            Self::DeleteWorkgroup => "deleting the workgroup",
            Self::AwaitNamespace => "waiting until the workgroup is gone",
            Self::DeleteNamespace { .. } => "deleting the namespace",
            Self::DeleteCluster { .. } => "deleting the cluster",
            Self::AwaitGone => "waiting until the cluster is gone",
            Self::TagSnapshot { .. } => "tagging the final snapshot",
            Self::DeletePolicy { .. } => "deleting a policy of the role",
            Self::DetachPolicy { .. } => "detaching a policy from the role",
            Self::DeleteRole => "deleting the role",
        }
    }
}

/// The stack that goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doomed<'a> {
    pub(crate) kind: Kind,
    pub(crate) name: &'a str,
    pub(crate) role_name: &'a str,
    pub(crate) region: &'a str,
    /// None: the data goes with the cluster.
    pub(crate) final_snapshot: Option<&'a str>,
}

/// What has to be done so that nothing of ours is left. Pure.
pub(crate) fn removal(doomed: Doomed<'_>, leftover: &Leftover) -> Removal {
    let mut removal = Removal { goes: Vec::new(), stays: Vec::new(), steps: Vec::new() };
    let ours = |tags: &Tags| tags::are_of(tags, doomed.kind, doomed.name, doomed.region);
    match &leftover.cluster {
        Some(cluster) if ours(&cluster.tags) => {
            let mut details = vec![match doomed.final_snapshot {
                Some(snapshot) => format!("final snapshot {snapshot}"),
                None => "no final snapshot: its data is lost".to_owned(),
            }];
            if cluster.secret_arn.is_some() {
                details.push("AWS deletes the secret with its password".to_owned());
            }
            removal.goes.push(Item {
                resource: format!("cluster {}", cluster.name),
                change: Change::Delete,
                details,
            });
            removal.steps.extend(deletion(doomed, &cluster.state));
            if let Some(snapshot) = doomed.final_snapshot {
                removal.steps.push(tagging(snapshot, &cluster.tags));
            }
        }
        Some(cluster) => removal.stays.push(format!("cluster {}: it is not ours (no tag)", cluster.name)),
        // A crash between deletion and tagging: the role, which goes last, still knows the tags.
        None => {
            let snapshot =
                doomed.final_snapshot.filter(|name| leftover.snapshots.iter().any(|it| it == name));
            let role = leftover.role.as_ref().filter(|role| ours(&role.tags));
            if let (Some(snapshot), Some(role)) = (snapshot, role) {
                removal.steps.push(tagging(snapshot, &role.tags));
            }
        }
    }
    match &leftover.role {
        Some(role) if ours(&role.tags) => {
            let attached = &leftover.attached;
            let names = attached.inline.iter().chain(&attached.managed);
            removal.goes.push(Item {
                resource: format!("role {}", role.name),
                change: Change::Delete,
                details: names.map(|name| format!("policy {name}")).collect(),
            });
            let inline = attached.inline.iter().map(|name| Removing::DeletePolicy { name: name.clone() });
            let managed = attached.managed.iter().map(|arn| Removing::DetachPolicy { arn: arn.clone() });
            removal.steps.extend(inline.chain(managed));
            removal.steps.push(Removing::DeleteRole);
        }
        Some(role) => removal.stays.push(format!("role {}: it is not ours (no tag)", role.name)),
        None => {}
    }
    removal
        .stays
        .extend(leftover.snapshots.iter().map(|name| format!("snapshot {name}, which costs storage")));
    removal.stays.push("the files in S3".to_owned());
    removal
}

/// What takes the cluster away from the state it is in: of two halves, the workgroup goes first.
fn deletion(doomed: Doomed<'_>, state: &str) -> Vec<Removing> {
    let final_snapshot = doomed.final_snapshot.map(str::to_owned);
    let mut steps = Vec::new();
    match doomed.kind {
        _ if state == "deleting" => {}
        Kind::Provisioned => steps.push(Removing::DeleteCluster { final_snapshot }),
        Kind::Serverless => {
            if !matches!(state, WITHOUT_WORKGROUP | DELETING_WORKGROUP) {
                steps.push(Removing::DeleteWorkgroup);
            }
            if state != WITHOUT_WORKGROUP {
                steps.push(Removing::AwaitNamespace);
            }
            steps.push(Removing::DeleteNamespace { final_snapshot });
        }
    }
    steps.push(Removing::AwaitGone);
    steps
}

/// A snapshot outlives its stack and does not expire.
fn tagging(snapshot: &str, tags: &Tags) -> Removing {
    let mut tags = tags.clone();
    tags.remove(tags::EXPIRES_AT);
    Removing::TagSnapshot { snapshot: snapshot.to_owned(), tags }
}

/// Does every step.
pub(crate) async fn unmake(
    aws: &Aws,
    identity: &Identity,
    doomed: Doomed<'_>,
    removal: &Removal,
    limit: Duration,
    track: &Track<'_>,
) -> Result<(), CloudError> {
    let service = Service::new(doomed.kind, aws);
    for step in &removal.steps {
        track.begin(step.text())?;
        match step {
            Removing::AwaitGone | Removing::AwaitNamespace => {
                let goal = if *step == Removing::AwaitGone { Goal::Gone } else { Goal::WithoutWorkgroup };
                drop(wait::until(goal, doomed.name, &service, aws, limit, track).await?);
            }
            Removing::DeleteWorkgroup => {
                let serverless = Serverless::new(aws);
                let goes = |state: &str| matches!(state, WITHOUT_WORKGROUP | DELETING_WORKGROUP | "deleting");
                deleted(aws, doomed, goes, || serverless.delete_workgroup(doomed.name)).await?;
            }
            Removing::DeleteCluster { final_snapshot } | Removing::DeleteNamespace { final_snapshot } => {
                let goes = |state: &str| matches!(state, "deleting" | "final-snapshot");
                let call = || service.delete(doomed.name, final_snapshot.as_deref());
                deleted(aws, doomed, goes, call).await?;
            }
            other => remove(aws, identity, doomed, other).await?,
        }
        track.end()?;
    }
    track.forget()
}

async fn remove(aws: &Aws, identity: &Identity, doomed: Doomed<'_>, step: &Removing) -> Result<(), Refused> {
    let iam = Iam::new(aws);
    match step {
        Removing::TagSnapshot { snapshot, tags } => {
            let service = Service::new(doomed.kind, aws);
            service.tag_snapshot(&aws.region, identity, (doomed.name, snapshot), tags).await
        }
        Removing::DeletePolicy { name } => iam.delete_policy(doomed.role_name, name).await,
        Removing::DetachPolicy { arn } => iam.detach_policy(doomed.role_name, arn).await,
        Removing::DeleteRole => iam.delete(doomed.role_name).await,
        Removing::DeleteCluster { .. }
        | Removing::DeleteNamespace { .. }
        | Removing::DeleteWorkgroup
        | Removing::AwaitNamespace
        | Removing::AwaitGone => Ok(()),
    }
}

/// Repeats while something else changes the cluster; a lost answer leaves it deleting, which is what was wanted.
async fn deleted<F>(
    aws: &Aws,
    doomed: Doomed<'_>,
    goes: impl Fn(&str) -> bool,
    call: impl Fn() -> F,
) -> Result<(), CloudError>
where
    F: Future<Output = Result<(), Refused>>,
{
    let service = Service::new(doomed.kind, aws);
    let mut left = PATIENCE;
    loop {
        let Err(refused) = call().await else { return Ok(()) };
        if !(refused.may_have_acted() || refused.why == Why::Busy) {
            return Err(refused.into());
        }
        match service.describe(doomed.name).await? {
            None => return Ok(()),
            Some(cluster) if goes(&cluster.state) => return Ok(()),
            Some(_) if left > 0 && refused.why == Why::Busy => left -= 1,
            Some(_) => return Err(refused.into()),
        }
        tokio::time::sleep(aws.pace.next()).await;
    }
}

#[cfg(test)]
mod tests;
