//! Takes a stack away: cluster, then policies, then the role, from whatever is left of it.

use std::time::Duration;

use super::aws::Aws;
use super::call::{Refused, Why};
use super::error::CloudError;
use super::iam::Iam;
use super::observed::Leftover;
use super::plan::{Change, Item};
use super::redshift::Redshift;
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
    pub(crate) name: &'a str,
    pub(crate) role_name: &'a str,
    pub(crate) region: &'a str,
    /// None: the data goes with the cluster.
    pub(crate) final_snapshot: Option<&'a str>,
}

/// What has to be done so that nothing of ours is left. Pure.
pub(crate) fn removal(doomed: Doomed<'_>, leftover: &Leftover) -> Removal {
    let mut removal = Removal { goes: Vec::new(), stays: Vec::new(), steps: Vec::new() };
    let ours = |tags: &Tags| tags::are_of(tags, doomed.name, doomed.region);
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
            if cluster.state != "deleting" {
                let final_snapshot = doomed.final_snapshot.map(str::to_owned);
                removal.steps.push(Removing::DeleteCluster { final_snapshot });
            }
            removal.steps.push(Removing::AwaitGone);
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
    for step in &removal.steps {
        track.begin(step.text())?;
        match step {
            Removing::AwaitGone => drop(wait::until(Goal::Gone, doomed.name, aws, limit, track).await?),
            Removing::DeleteCluster { final_snapshot } => {
                delete_cluster(aws, doomed, final_snapshot.as_deref()).await?;
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
            let partition = identity.partition();
            let arn = format!(
                "arn:{partition}:redshift:{}:{}:snapshot:{}/{snapshot}",
                aws.region, identity.account, doomed.name
            );
            Redshift::new(aws).tag(&arn, tags).await
        }
        Removing::DeletePolicy { name } => iam.delete_policy(doomed.role_name, name).await,
        Removing::DetachPolicy { arn } => iam.detach_policy(doomed.role_name, arn).await,
        Removing::DeleteRole => iam.delete(doomed.role_name).await,
        Removing::DeleteCluster { .. } | Removing::AwaitGone => Ok(()),
    }
}

/// Repeats while something else changes the cluster; a lost answer leaves it deleting, which is what was wanted.
async fn delete_cluster(aws: &Aws, doomed: Doomed<'_>, snapshot: Option<&str>) -> Result<(), CloudError> {
    let redshift = Redshift::new(aws);
    let mut left = PATIENCE;
    loop {
        let Err(refused) = redshift.delete(doomed.name, snapshot).await else { return Ok(()) };
        if !(refused.may_have_acted() || refused.why == Why::Busy) {
            return Err(refused.into());
        }
        match redshift.describe(doomed.name).await? {
            None => return Ok(()),
            Some(cluster) if matches!(cluster.state.as_str(), "deleting" | "final-snapshot") => return Ok(()),
            Some(_) if left > 0 && refused.why == Why::Busy => left -= 1,
            Some(_) => return Err(refused.into()),
        }
        tokio::time::sleep(aws.pace.next()).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::described::Described;
    use crate::cluster::role::{Attached, Role};
    use jiff::Timestamp;

    const DOOMED: Doomed<'_> =
        Doomed { name: "dwh", role_name: "dwh-copy", region: "us-west-2", final_snapshot: None };

    fn full() -> Leftover {
        let tags = tags::of("dwh", "us-west-2", Timestamp::UNIX_EPOCH, None);
        Leftover {
            cluster: Some(Described {
                name: "dwh".to_owned(),
                state: "available".to_owned(),
                tags: tags.clone(),
                ..Described::default()
            }),
            role: Some(Role { name: "dwh-copy".to_owned(), tags, ..Role::default() }),
            attached: Attached {
                inline: vec!["sparkify-copy".to_owned()],
                managed: vec!["arn:x".to_owned()],
            },
            snapshots: vec!["before".to_owned()],
        }
    }

    fn texts(removal: &Removal) -> Vec<&'static str> {
        removal.steps.iter().map(Removing::text).collect()
    }

    #[test]
    fn the_cluster_goes_first_and_the_role_last() {
        let removal = removal(DOOMED, &full());
        assert_eq!(
            texts(&removal),
            [
                "deleting the cluster",
                "waiting until the cluster is gone",
                "deleting a policy of the role",
                "detaching a policy from the role",
                "deleting the role"
            ]
        );
        assert!(removal.stays.iter().any(|it| it.contains("snapshot before")));
    }

    #[test]
    fn what_is_left_of_it_goes() {
        let mut leftover = full();
        leftover.cluster.as_mut().expect("a cluster").state = "deleting".to_owned();
        leftover.attached = Attached::default();
        assert_eq!(
            texts(&removal(DOOMED, &leftover)),
            ["waiting until the cluster is gone", "deleting the role"]
        );
        leftover.cluster = None;
        assert_eq!(texts(&removal(DOOMED, &leftover)), ["deleting the role"]);
        leftover.role = None;
        assert_eq!(texts(&removal(DOOMED, &leftover)), [""; 0]);
    }

    #[test]
    fn what_is_not_ours_stays_and_is_named() {
        let mut leftover = full();
        leftover.cluster.as_mut().expect("a cluster").tags.clear();
        leftover.role.as_mut().expect("a role").tags.clear();
        let removal = removal(DOOMED, &leftover);
        assert_eq!(texts(&removal), [""; 0]);
        assert!(removal.stays[0].contains("cluster dwh") && removal.stays[1].contains("role dwh-copy"));
    }

    #[test]
    fn a_final_snapshot_is_tagged_so_that_it_is_found_again() {
        let doomed = Doomed { final_snapshot: Some("last"), ..DOOMED };
        assert_eq!(texts(&removal(doomed, &full()))[2], "tagging the final snapshot");
    }
}
