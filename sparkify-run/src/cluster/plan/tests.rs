//! Plans for every state a stack can be in.

use std::collections::BTreeMap;

use super::*;
use crate::cluster::described::{AttachedRole, Endpoint};
use crate::cluster::sts::Identity;

const ROLE_ARN: &str = "arn:aws:iam::123456789012:role/sparkify/dwh-copy";

fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

fn now() -> Timestamp {
    at("2026-11-01T10:00:00Z")
}

fn desired(ttl: Option<i64>) -> Desired {
    Desired {
        stack: Stack {
            name: "dwh".to_owned(),
            role_name: "dwh-copy".to_owned(),
            kind: Kind::Provisioned,
            node_type: "ra3.large".to_owned(),
            nodes: 4,
            database: "sparkify".to_owned(),
            user: "sparkify".to_owned(),
            password: None,
            port: 5439,
            public: false,
            subnet_group: None,
            security_groups: Vec::new(),
        },
        places: vec![Place { bucket: "b".to_owned(), key: "logs/".to_owned(), prefix: true }],
        ttl: ttl.map(SignedDuration::from_hours),
    }
}

fn nothing() -> Observed {
    let arn = "arn:aws:iam::123456789012:user/me".to_owned();
    Observed {
        identity: Identity { account: "123456789012".to_owned(), arn },
        region: "us-west-2".to_owned(),
        cluster: None,
        role: None,
        policy: None,
    }
}

fn with_role(expires: Option<&str>) -> Observed {
    let places = desired(None).places;
    Observed {
        role: Some(Role {
            name: "dwh-copy".to_owned(),
            arn: ROLE_ARN.to_owned(),
            path: PATH.to_owned(),
            tags: tags::of("dwh", "us-west-2", now(), expires.map(at)),
            trust: document::trust(Kind::Provisioned, "123456789012").to_string(),
        }),
        policy: Some(document::reading(&places, "aws").to_string()),
        ..nothing()
    }
}

fn with_cluster(state: &str) -> Observed {
    let cluster = Described {
        name: "dwh".to_owned(),
        state: state.to_owned(),
        availability: Some("Available".to_owned()),
        endpoint: Some(Endpoint { host: "h".to_owned(), port: 5439 }),
        database: "sparkify".to_owned(),
        user: "sparkify".to_owned(),
        secret_arn: Some("arn:secret".to_owned()),
        node_type: "ra3.large".to_owned(),
        nodes: 4,
        roles: vec![AttachedRole { arn: ROLE_ARN.to_owned(), status: "in-sync".to_owned() }],
        tags: tags::of("dwh", "us-west-2", now(), None),
        ..Described::default()
    };
    Observed { cluster: Some(cluster), ..with_role(None) }
}

fn steps(desired: &Desired, observed: &Observed) -> Vec<&'static str> {
    let plan = plan(desired, observed, now()).expect("it is ours");
    plan.steps.iter().map(Step::text).collect()
}

#[test]
fn from_nothing_the_role_comes_before_the_cluster() {
    let all = [
        "creating the role",
        "setting what the role may read",
        "asking for the cluster",
        "waiting until the cluster is ready",
    ];
    assert_eq!(steps(&desired(None), &nothing()), all);
    assert_eq!(steps(&desired(None), &with_role(None)), all[2..]);
    let without_policy = Observed { policy: None, ..with_role(None) };
    assert_eq!(steps(&desired(None), &without_policy), all[1..]);
}

#[test]
fn what_is_as_wanted_is_left_alone() {
    let plan = plan(&desired(None), &with_cluster("available"), now()).expect("it is ours");
    assert_eq!(plan.steps, []);
    assert!(plan.items.iter().all(|item| item.change == Change::Keep));
    assert_eq!(plan.drift, []);
}

#[test]
fn each_state_is_brought_to_ready() {
    let ready = "waiting until the cluster is ready";
    assert_eq!(steps(&desired(None), &with_cluster("creating")), [ready]);
    assert_eq!(steps(&desired(None), &with_cluster("paused")), ["resuming the cluster", ready]);
    assert_eq!(
        steps(&desired(None), &with_cluster("pausing")),
        ["waiting until the cluster is paused", "resuming the cluster", ready]
    );
    assert_eq!(
        steps(&desired(None), &with_cluster("deleting")),
        ["waiting until the old cluster is gone", "asking for the cluster", ready]
    );
    let sick = plan(&desired(None), &with_cluster("incompatible-network"), now());
    assert!(matches!(sick, Err(CloudError::Sick { .. })), "{sick:?}");
}

#[test]
fn a_serverless_stack_goes_on_from_each_half() {
    let mut desired = desired(None);
    desired.stack.kind = Kind::Serverless;
    let ready = "waiting until the cluster is ready";
    let halves =
        ["asking for the namespace", "waiting until the namespace is free", "asking for the workgroup"];
    let new = steps(&desired, &nothing());
    assert_eq!(new[2..5], halves);
    let from = |state: &str| {
        let mut observed = with_cluster(state);
        Kind::Serverless.mark(&mut observed.cluster.as_mut().expect("a cluster").tags);
        observed.role = None;
        steps(&desired, &observed).split_off(2)
    };
    assert_eq!(from("available"), [""; 0]);
    assert_eq!(from("creating"), [ready]);
    assert_eq!(from(WITHOUT_WORKGROUP), [halves[2], ready]);
    assert_eq!(from("modifying, without workgroup"), [halves[1], halves[2], ready]);
    assert_eq!(from("deleting its workgroup"), [halves[1], halves[2], ready]);
    assert_eq!(from("deleting")[0], "waiting until the old cluster is gone");
    let other = plan(&desired, &with_cluster("available"), now());
    assert!(matches!(other, Err(CloudError::Foreign { .. })), "one of nodes is another stack: {other:?}");
}

#[test]
fn what_is_not_ours_is_refused_whatever_its_name() {
    let mut cluster = with_cluster("available");
    cluster.cluster.as_mut().expect("a cluster").tags = BTreeMap::new();
    let mut role = with_role(None);
    role.role.as_mut().expect("a role").tags.remove(tags::MANAGED_BY);
    let mut elsewhere = with_role(None);
    elsewhere.role.as_mut().expect("a role").tags.insert(tags::REGION.to_owned(), "eu-west-1".to_owned());
    for (observed, what) in [(cluster, "cluster"), (role, "role"), (elsewhere, "role")] {
        match plan(&desired(None), &observed, now()) {
            Err(CloudError::Foreign { what: found, .. }) => assert_eq!(found, what),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_role_that_was_changed_is_set_right() {
    let mut observed = with_cluster("available");
    observed.role.as_mut().expect("a role").trust = "{}".to_owned();
    observed.policy = Some("{}".to_owned());
    observed.cluster.as_mut().expect("a cluster").roles.clear();
    assert_eq!(
        steps(&desired(None), &observed),
        [
            "setting who may use the role",
            "setting what the role may read",
            "attaching the role",
            "waiting until the cluster is ready"
        ]
    );
}

#[test]
fn an_expiry_counts_from_the_creation_and_is_kept() {
    let plan_of = |ttl, observed: &Observed, now| plan(&desired(ttl), observed, now).expect("it is ours");
    assert_eq!(plan_of(Some(2), &nothing(), now()).expires, Some(at("2026-11-01T12:00:00Z")));
    let later = at("2026-11-01T10:30:00Z");
    assert_eq!(plan_of(Some(2), &with_cluster("available"), later).expires, Some(at("2026-11-01T12:00:00Z")));
    let begun = with_role(Some("2026-11-01T12:00:00Z"));
    assert_eq!(plan_of(None, &begun, later).expires, Some(at("2026-11-01T12:00:00Z")));
    let last_week = with_role(Some("2026-10-25T12:00:00Z"));
    assert_eq!(plan_of(None, &last_week, later).expires, None);
}

#[test]
fn what_up_does_not_mend_is_named_with_what_does() {
    let mut wanted = desired(None);
    wanted.stack.nodes = 8;
    wanted.stack.node_type = "ra3.xlplus".to_owned();
    let plan = plan(&wanted, &with_cluster("available"), now()).expect("it is ours");
    let seen: Vec<_> = plan.drift.iter().map(|it| (it.setting, it.mend.as_str())).collect();
    assert_eq!(
        seen,
        [
            ("cluster.node_type", "`sparkify down`, then `sparkify up`"),
            ("cluster.nodes", "`sparkify resize --nodes 8`")
        ]
    );
    assert_eq!(plan.steps, []);
}
