//! A namespace and a workgroup in place of a cluster, behind the same commands.

use crate::harness::{Site, Type, seen};
use crate::moto::{Kind, Moto, moto};
use crate::proxy::Proxy;

fn site(moto: &Moto) -> Site {
    Site::of(Type::Serverless, moto.port)
}

const FOREIGN: &str = r#"{"namespaceName": "sparkify", "dbName": "dev", "adminUsername": "admin",
    "manageAdminPassword": true, "iamRoles": [], "defaultIamRoleArn": "", "tags": []}"#;

#[test]
fn a_stack_lives_from_namespace_and_workgroup_to_nothing() {
    let moto = moto(Kind::Living);
    let site = site(&moto);
    let dry = site.run(&["up", "--dry-run"]).succeeds();
    assert!(dry.stdout.contains("8 RPU, encrypted"), "{}", dry.stdout);
    assert_eq!(moto.halves(), [""; 0], "a dry run changes nothing");

    let up = site.up(&["--ttl", "2h"]).succeeds();
    let order = [
        "creating the role",
        "asking for the namespace",
        "waiting until the namespace is free",
        "asking for the workgroup",
        "waiting until the cluster is ready",
        "done: cluster sparkify is ready",
    ];
    let places: Vec<_> = order.iter().map(|text| up.stderr.find(text)).collect();
    assert!(places.is_sorted() && places[0].is_some(), "{places:?} in {}", up.stderr);
    assert!(up.stdout.contains("sparkify.123456789012.us-west-2.redshift-serverless"), "{}", up.stdout);
    let there = moto.halves();
    assert_eq!(there.len(), 2, "{there:#?}");
    assert!(
        there[0].starts_with("namespace sparkify AVAILABLE")
            && there[0].contains("role/sparkify/sparkify-copy")
    );
    assert!(
        there[1].starts_with("workgroup sparkify AVAILABLE size=8 public=False require_ssl=true"),
        "{there:#?}"
    );
    for half in &there {
        assert!(half.contains("sparkify:expires-at") && half.contains("sparkify:type"), "{half}");
    }

    let again = site.up(&["--ttl", "2h"]).succeeds();
    assert!(again.stderr.contains("keep    cluster sparkify"), "{}", again.stderr);
    assert_eq!(moto.halves(), there, "twice changes nothing");

    let status = site.run(&["status", "--json"]).succeeds().json();
    assert_eq!(status["state"], "available");
    assert_eq!(status["cluster"]["kind"], "serverless");
    assert_eq!(status["cluster"]["ready"], true);
    assert_eq!(status["drift"], serde_json::json!([]));

    site.run(&["pause"]).fails(2, &["nothing to pause", "hint: "]);
    site.run(&["resume"]).fails(2, &["nothing to resume"]);
    site.run(&["resize", "--nodes", "2", "--yes"]).fails(2, &["`--nodes` is no such number", "--rpus"]);
    site.run(&["resize", "--rpus", "12", "--yes"]).fails(2, &["12 RPU are not possible"]);
    site.run(&["resize", "--rpus", "16", "--yes"]).succeeds();
    let status = site.run(&["status", "--json"]).succeeds().json();
    assert_eq!(status["cluster"]["nodes"], 16);
    assert_eq!(status["drift"][0]["mend"], "`sparkify resize --rpus 8`");

    let other = Site::at(moto.port);
    for site in [&site, &other] {
        let survey = site.run(&["orphans", "--json"]).succeeds().json();
        assert_eq!(survey["live"], serde_json::json!([{"stack": "sparkify", "kind": "serverless"}]));
        assert_eq!(survey["orphans"], serde_json::json!([]), "its role is no orphan");
    }
    other.up(&[]).fails(2, &["role `sparkify-copy` that is not ours"]);

    let down = site.down(&[]).succeeds();
    assert!(down.stderr.contains("done: nothing is left of sparkify"), "{}", down.stderr);
    assert_eq!(seen(&moto), [""; 0]);
    site.down(&[]).succeeds();
}

#[test]
fn a_final_snapshot_is_kept_and_found_again() {
    let moto = moto(Kind::Living);
    let site = site(&moto);
    site.up(&[]).succeeds();
    site.run(&["down", "--yes", "--final-snapshot", "last"]).succeeds();
    let there = moto.halves();
    assert_eq!(there.len(), 1, "{there:#?}");
    assert!(there[0].starts_with("snapshot last") && there[0].contains("sparkify:stack"), "{there:#?}");
    let orphans = site.run(&["orphans", "--json"]).succeeds().json();
    assert_eq!(orphans["orphans"][0]["resource"], "snapshot last");
}

#[test]
fn an_interrupted_creation_goes_on_and_a_partial_stack_goes_away() {
    let moto = moto(Kind::Living);
    let site = site(&moto);
    // The workgroup alone is missing, as after a crash between the two.
    let without_workgroup = || {
        site.up(&[]).succeeds();
        moto.serverless("DeleteWorkgroup", r#"{"workgroupName": "sparkify"}"#);
    };
    without_workgroup();
    assert_eq!(site.run(&["status", "--json"]).succeeds().json()["state"], "deleting its workgroup");
    let up = site.up(&[]).succeeds();
    assert!(up.stderr.contains("asking for the workgroup"), "{}", up.stderr);
    assert!(!up.stderr.contains("asking for the namespace"), "{}", up.stderr);
    assert_eq!(moto.halves().len(), 2);

    without_workgroup();
    site.down(&[]).succeeds();
    assert_eq!(seen(&moto), [""; 0]);

    // And as after a crash between the namespace and the role.
    without_workgroup();
    while moto.halves().len() > 1 {
        site.run(&["status"]).succeeds();
    }
    assert_eq!(site.run(&["status", "--json"]).succeeds().json()["state"], "without workgroup");
    moto.serverless("DeleteNamespace", r#"{"namespaceName": "sparkify"}"#);
    site.down(&[]).succeeds();
    assert_eq!(seen(&moto), [""; 0]);
}

#[test]
fn a_namespace_of_somebody_else_is_never_touched() {
    let moto = moto(Kind::Living);
    let site = site(&moto);
    moto.serverless("CreateNamespace", FOREIGN);
    let there = moto.halves();
    site.up(&[]).fails(2, &["cluster `sparkify` that is not ours"]);
    site.run(&["status"]).fails(2, &["not ours"]);
    site.run(&["resize", "--rpus", "16", "--yes"]).fails(2, &["not ours"]);
    site.down(&[]).succeeds();
    assert_eq!(moto.halves()[0].replace("AVAILABLE", ""), there[0].replace("MODIFYING", ""));
    assert_eq!(seen(&moto).len(), 2, "the namespace and its secret, and no role of ours");
}

#[test]
fn a_connection_takes_the_kept_password_or_credentials_of_the_workgroup() {
    let moto = moto(Kind::Living);
    let proxy = Proxy::before(moto.port);
    let site = Site::of(Type::Serverless, proxy.port).with("SPARKIFY_CLUSTER_CONNECT_TIMEOUT", "1");
    site.up(&[]).succeeds();
    // The host of the fake leads nowhere; how the password was got shows in the calls.
    let calls = |auth: &str| {
        proxy.aim(None);
        let answer = site.run(&["query", "select 1", "--target", "cluster", "--auth", auth]);
        assert_ne!(answer.code, 0, "{}", answer.stderr);
        assert!(answer.stderr.contains("redshift-serverless"), "{}", answer.stderr);
        assert!(!answer.stderr.contains("Temporary0"), "{}", answer.stderr);
        proxy.log()
    };
    assert!(calls("auto").contains(&"GetSecretValue".to_owned()));
    let calls = calls("iam");
    assert!(calls.contains(&"GetCredentials".to_owned()), "{calls:?}");
    assert!(!calls.iter().any(|call| call.contains("Cluster")), "{calls:?}");
}
