//! What goes, and in which order, from whatever is left of a stack.

use super::*;
use crate::cluster::described::Described;
use crate::cluster::role::{Attached, Role};
use jiff::Timestamp;

const DOOMED: Doomed<'_> = Doomed {
    kind: Kind::Provisioned,
    name: "dwh",
    role_name: "dwh-copy",
    region: "us-west-2",
    final_snapshot: None,
};

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
        attached: Attached { inline: vec!["sparkify-copy".to_owned()], managed: vec!["arn:x".to_owned()] },
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
fn a_workgroup_goes_before_its_namespace_from_whatever_is_left() {
    let doomed = Doomed { kind: Kind::Serverless, ..DOOMED };
    let mut leftover = full();
    leftover.role = None;
    let mut from = |state: &str| {
        let cluster = leftover.cluster.as_mut().expect("a cluster");
        state.clone_into(&mut cluster.state);
        Kind::Serverless.mark(&mut cluster.tags);
        texts(&removal(doomed, &leftover))
    };
    let all = [
        "deleting the workgroup",
        "waiting until the workgroup is gone",
        "deleting the namespace",
        "waiting until the cluster is gone",
    ];
    assert_eq!(from("available"), all);
    assert_eq!(from("creating"), all);
    assert_eq!(from(DELETING_WORKGROUP), all[1..]);
    assert_eq!(from(WITHOUT_WORKGROUP), all[2..]);
    assert_eq!(from("deleting"), all[3..]);
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
