//! Everything of ours in a region, of either kind: stacks that live, stacks that are expired, and what was left behind.

use jiff::Timestamp;

use super::aws::Aws;
use super::call::Refused;
use super::described::{Described, Snapshot};
use super::iam::Iam;
use super::kind::Kind;
use super::role::Role;
use super::service::Service;
use super::tags;

/// All of one kind that carries our tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ours {
    pub(crate) kind: Kind,
    pub(crate) clusters: Vec<Described>,
    pub(crate) roles: Vec<Role>,
    pub(crate) snapshots: Vec<Snapshot>,
}

/// What was found of each kind, and why nothing was found of one that could not be looked at.
#[derive(Debug)]
pub(crate) struct Sweep {
    pub(crate) found: Vec<Ours>,
    pub(crate) unseen: Vec<(Kind, Refused)>,
}

/// Something that no living stack needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Orphan {
    pub(crate) kind: Kind,
    pub(crate) resource: String,
    pub(crate) stack: String,
    pub(crate) why: String,
    pub(crate) mend: String,
}

/// A stack whose time is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expired {
    pub(crate) stack: String,
    pub(crate) role_name: Option<String>,
    pub(crate) at: Timestamp,
}

/// Asks for all of it, of this kind first. A kind that cannot be looked at hides nothing of the other: where there is no
/// Redshift Serverless, clusters of nodes cost money all the same.
pub(crate) async fn sweep(aws: &Aws, first: Kind) -> Result<Sweep, Refused> {
    let roles = roles(aws).await?;
    let mut sweep = Sweep { found: Vec::new(), unseen: Vec::new() };
    for kind in first.both() {
        match ours(aws, kind, &roles).await {
            Ok(ours) => sweep.found.push(ours),
            Err(refused) => sweep.unseen.push((kind, refused)),
        }
    }
    match sweep.unseen.first() {
        Some((_, refused)) if sweep.found.is_empty() => Err(refused.clone()),
        _ => Ok(sweep),
    }
}

async fn roles(aws: &Aws) -> Result<Vec<Role>, Refused> {
    let iam = Iam::new(aws);
    let mut roles = Vec::new();
    for name in iam.roles().await? {
        // A list of roles comes without their tags.
        roles.extend(iam.role(&name).await?);
    }
    Ok(roles)
}

async fn ours(aws: &Aws, kind: Kind, roles: &[Role]) -> Result<Ours, Refused> {
    let service = Service::new(kind, aws);
    let is_ours = |tags: &tags::Tags| tags::stack_of(tags, kind, &aws.region).is_some();
    let mut ours = Ours { kind, ..Ours::default() };
    ours.clusters.extend(service.ours().await?.into_iter().filter(|it| is_ours(&it.tags)));
    ours.snapshots.extend(service.snapshots(None).await?.into_iter().filter(|it| is_ours(&it.tags)));
    ours.roles.extend(roles.iter().filter(|role| is_ours(&role.tags)).cloned());
    Ok(ours)
}

fn stack_of(tags: &tags::Tags) -> &str {
    tags.get(tags::STACK).map_or("", String::as_str)
}

/// What no living stack needs.
pub(crate) fn orphans(ours: &Ours, now: Timestamp) -> Vec<Orphan> {
    let mut found = Vec::new();
    for cluster in ours.clusters.iter().filter(|it| tags::are_expired(&it.tags, now)) {
        found.push(Orphan {
            kind: ours.kind,
            resource: format!("cluster {}", cluster.name),
            stack: stack_of(&cluster.tags).to_owned(),
            why: format!("expired at {}", cluster.tags[tags::EXPIRES_AT]),
            mend: "`sparkify reap`".to_owned(),
        });
    }
    for role in ours.roles.iter().filter(|role| !has_cluster(ours, stack_of(&role.tags))) {
        let stack = stack_of(&role.tags).to_owned();
        found.push(Orphan {
            kind: ours.kind,
            resource: format!("role {}", role.name),
            why: "its stack has no cluster".to_owned(),
            mend: format!("`sparkify down --cluster {stack}{} --skip-final-snapshot`", ours.kind.flag()),
            stack,
        });
    }
    for snapshot in &ours.snapshots {
        found.push(Orphan {
            kind: ours.kind,
            resource: format!("snapshot {}", snapshot.name),
            stack: stack_of(&snapshot.tags).to_owned(),
            why: "a final snapshot, which costs storage".to_owned(),
            mend: ours.kind.forgetting(&snapshot.name),
        });
    }
    found
}

/// The stacks whose time is over, clusters first.
pub(crate) fn expired(ours: &Ours, now: Timestamp) -> Vec<Expired> {
    let mut found = Vec::new();
    for cluster in &ours.clusters {
        if let Some(at) = over(&cluster.tags, now) {
            let stack = stack_of(&cluster.tags).to_owned();
            let role = ours.roles.iter().find(|role| stack_of(&role.tags) == stack);
            found.push(Expired { role_name: role.map(|role| role.name.clone()), stack, at });
        }
    }
    for role in ours.roles.iter().filter(|role| !has_cluster(ours, stack_of(&role.tags))) {
        if let Some(at) = over(&role.tags, now) {
            let stack = stack_of(&role.tags).to_owned();
            found.push(Expired { stack, role_name: Some(role.name.clone()), at });
        }
    }
    found
}

fn over(tags: &tags::Tags, now: Timestamp) -> Option<Timestamp> {
    tags::moment(tags, tags::EXPIRES_AT).filter(|_| tags::are_expired(tags, now))
}

fn has_cluster(ours: &Ours, stack: &str) -> bool {
    ours.clusters.iter().any(|cluster| stack_of(&cluster.tags) == stack)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    fn cluster(stack: &str, expires: Option<&str>) -> Described {
        let tags = tags::of(stack, "us-west-2", Timestamp::UNIX_EPOCH, expires.map(at));
        Described { name: stack.to_owned(), tags, ..Described::default() }
    }

    fn role(stack: &str, expires: Option<&str>) -> Role {
        let tags = tags::of(stack, "us-west-2", Timestamp::UNIX_EPOCH, expires.map(at));
        Role { name: format!("{stack}-copy"), tags, ..Role::default() }
    }

    #[test]
    fn only_what_is_over_or_left_behind_is_found() {
        let (past, future) = (Some("2026-11-01T10:00:00Z"), Some("2026-11-01T14:00:00Z"));
        let ours = Ours {
            kind: Kind::Provisioned,
            clusters: vec![cluster("live", None), cluster("young", future), cluster("old", past)],
            roles: vec![
                role("live", None),
                role("young", past),
                role("old", past),
                role("gone", None),
                role("left", past),
            ],
            snapshots: vec![Snapshot { name: "last".to_owned(), ..Snapshot::default() }],
        };
        let now = at("2026-11-01T12:00:00Z");
        let seen: Vec<_> = orphans(&ours, now).into_iter().map(|it| it.resource).collect();
        assert_eq!(seen, ["cluster old", "role gone-copy", "role left-copy", "snapshot last"]);
        let seen: Vec<_> = expired(&ours, now).into_iter().map(|it| it.stack).collect();
        assert_eq!(seen, ["old", "left"], "a role of a living stack never counts");
    }
}
