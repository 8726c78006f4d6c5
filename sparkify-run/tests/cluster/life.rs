//! From nothing to a cluster and back to nothing.

use crate::harness::{Site, seen};
use crate::moto::{Kind, moto};

#[test]
fn unmodified_moto_is_brought_up_and_taken_down() {
    let moto = moto(Kind::Plain);
    let site = Site::at(moto.port);
    let up = site.up(&["--json"]).succeeds().json();
    assert_eq!(up["cluster"]["ready"], true);
    let there = seen(&moto);
    assert_eq!(there.len(), 3, "{there:#?}");
    site.down(&[]).succeeds();
    assert_eq!(seen(&moto), [""; 0]);
}

#[test]
fn a_cluster_lives_from_creation_to_deletion() {
    let moto = moto(Kind::Living);
    let site = Site::at(moto.port);
    let dry = site.run(&["up", "--dry-run"]).succeeds();
    for says in [
        "create  role sparkify-copy",
        "create  cluster sparkify",
        "4 nodes of ra3.large",
        "about $2.172 an hour",
    ] {
        assert!(dry.stdout.contains(says), "`{says}` is missing in {}", dry.stdout);
    }
    assert_eq!(seen(&moto), [""; 0], "a dry run changes nothing");

    let up = site.up(&["--ttl", "2h"]).succeeds();
    for says in [
        "creating the role",
        "  creating, 0 s",
        "waiting until the cluster is ready",
        "done: cluster sparkify is ready",
    ] {
        assert!(up.stderr.contains(says), "`{says}` is missing in {}", up.stderr);
    }
    assert!(up.stdout.contains("endpoint") && up.stdout.contains("secret"), "{}", up.stdout);
    let there = seen(&moto);
    assert_eq!(there.len(), 4, "{there:#?}");
    assert!(there[0].contains("4xra3.large public=false encrypted=true"), "{there:#?}");
    assert!(there[0].contains("sparkify:expires-at") && there[0].contains("sparkify:stack=sparkify"));

    let again = site.up(&["--ttl", "2h"]).succeeds();
    assert!(again.stderr.contains("keep    cluster sparkify"), "{}", again.stderr);
    assert_eq!(seen(&moto), there, "twice changes nothing");

    let status = site.run(&["status", "--json"]).succeeds().json();
    assert_eq!(status["state"], "available");
    assert_eq!(status["drift"], serde_json::json!([]));
    assert_eq!(status["price"]["usd_per_hour"], "2.1720");

    site.run(&["pause"]).succeeds();
    assert_eq!(site.run(&["status", "--json"]).succeeds().json()["state"], "paused");
    site.run(&["pause"]).succeeds();
    site.run(&["resume"]).succeeds();
    site.run(&["resume"]).succeeds();
    site.run(&["pause"]).succeeds();
    let up = site.up(&[]).succeeds();
    assert!(up.stderr.contains("resuming the cluster"), "{}", up.stderr);

    site.run(&["resize", "--nodes", "2", "--yes"]).succeeds();
    let status = site.run(&["status", "--json"]).succeeds().json();
    assert_eq!(status["cluster"]["nodes"], 2);
    assert_eq!(status["drift"][0]["mend"], "`sparkify resize --nodes 4`");

    let down = site.down(&[]).succeeds();
    assert!(down.stderr.contains("done: nothing is left of sparkify"), "{}", down.stderr);
    assert_eq!(seen(&moto), [""; 0]);
    assert!(!site.folder.path().join(".sparkify/sparkify.json").exists());
    let again = site.down(&[]).succeeds();
    assert!(again.stderr.contains("there is nothing to take away"), "{}", again.stderr);
}
