//! The whole chain: the same files give the same star on a cluster as on this machine.

use super::{Cluster, Fault, STAR, endpoint, endpoint::What};
use crate::harness::Place;

/// Generated data in the folders that both targets read.
fn generated() -> Place {
    let place = Place::empty();
    let sizes = ["--users", "40", "--days", "10", "--songs", "60"];
    let mut arguments = vec!["simulate", "--out", ".", "--seed", "5"];
    arguments.extend(sizes);
    place.run(&arguments).succeeds();
    std::fs::rename(place.path("log_data"), place.path("logs")).expect("moved");
    std::fs::rename(place.path("song_data"), place.path("songs")).expect("moved");
    place
}

#[test]
fn a_run_gives_the_same_star_and_the_same_reports_as_here() {
    let here = generated();
    let local = here.run(&["run", "--log-data", "logs", "--song-data", "songs"]);
    local.succeeds();
    let star: Vec<String> = STAR.iter().map(|sql| here.query(sql)).collect();
    assert!(star.iter().all(|table| table.lines().count() > 3), "{star:?}");

    let cluster = Cluster::with(here, &[]);
    let remote = cluster.of_bucket("run", &[]);
    remote.succeeds();
    assert_eq!(remote.stdout, local.stdout, "checks and reports");
    assert_eq!(cluster.star(), star);
    let again = cluster.of_bucket("load", &[]);
    again.succeeds();
    assert_eq!(cluster.star(), star, "a second load changes nothing");
}

#[test]
fn every_statement_carries_its_label_and_each_load_leaves_its_mark() {
    let cluster = Cluster::new();
    for _ in 0..2 {
        cluster.of_bucket("load", &[]).succeeds();
    }
    for (name, times) in [("staging_events/copy", 2), ("songplays/load", 2), ("transaction/commit", 6)] {
        let label = format!("SET query_group TO 'sparkify/{name}'");
        assert_eq!(cluster.endpoint.count(&label), times, "{name}");
    }
    assert_eq!(cluster.query("SELECT COUNT(*), COUNT(DISTINCT load_id) FROM sparkify_loads"), "2,2");
    let staged =
        "SELECT table_name, COUNT(*), COUNT(DISTINCT load_id) FROM sparkify_staged GROUP BY 1 ORDER BY 1";
    assert_eq!(cluster.query(staged), "staging_events,2,2\nstaging_songs,2,2");
}

#[test]
fn each_phase_works_alone() {
    let cluster = Cluster::new();
    cluster.run(&["create"]).succeeds();
    assert_eq!(cluster.query("SELECT COUNT(*) FROM songplays"), "0");
    cluster.of_bucket("load", &[]).succeeds();
    cluster.run(&["check"]).succeeds();
    let report = cluster.run(&["report", "most_active_users", "--json"]);
    report.succeeds();
    assert!(report.json()["reports"][0]["rows"].is_array(), "{}", report.stdout);
    let table = cluster.run(&["query", "SELECT level, user_id FROM users ORDER BY user_id"]);
    assert!(table.succeeds().stdout.contains("paid"), "{}", table.stdout);
}

#[test]
fn a_bad_row_is_explained_down_to_the_field_as_on_this_machine() {
    let place = Place::with_data();
    let words = crate::harness::EVENTS[0].replace("\"userId\":\"11\"", "\"userId\":\"eleven\"");
    place.write_log(&[crate::harness::EVENTS[0], &words]);
    let cluster = Cluster::with(place, &[]);
    let stopped = cluster.of_bucket("load", &[]);
    stopped.fails(
        3,
        &[
            "`staging_events/copy` stopped: s3://data/logs/2018/11/2018-11-01-events.json line 2 cannot be loaded",
            "user_id BIGINT",
            "StagingEvent::user_id",
            "eleven",
            "Invalid digit",
            "nothing was loaded; the warehouse is as it was",
        ],
    );
    assert_eq!(cluster.query("SELECT COUNT(*) FROM staging_events"), "0");
    let tolerant = cluster.of_bucket("load", &["--max-errors", "1"]);
    assert!(
        tolerant.succeeds().stderr.contains("`staging_events/copy`: 1 row was skipped"),
        "{}",
        tolerant.stderr
    );
}

#[test]
fn a_cluster_reads_from_s3_only() {
    let cluster = Cluster::new();
    cluster.run(&["load", "--log-data", "logs", "--song-data", "songs"]).fails(
        2,
        &["--log-data: a cluster reads from S3, not from `logs` on this machine", "aws s3 sync logs s3://"],
    );
    cluster
        .run(&["load", "--log-data", "s3://data/logs", "--song-data", "s3://data/songs"])
        .fails(2, &["`--log-jsonpaths` is not set", "log_json_path.json"]);
}

#[test]
fn the_password_is_nowhere_to_be_seen() {
    let cluster = Cluster::new();
    let output = cluster.command(&["config"]).output().expect("the binary starts");
    let config = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(config.contains("env SPARKIFY_CLUSTER_PASSWORD") && config.contains("••••••"), "{config}");
    let traced = cluster.run(&["query", "-vv", "SELECT 1"]);
    for text in [&config, &traced.stdout, &traced.stderr] {
        assert!(!text.contains(endpoint::PASSWORD), "{text}");
    }
    assert!(cluster.endpoint.seen().iter().all(|sql| !sql.contains("s3cret")));
}

/// The plan is in the form of the documentation's, because the stand-in's has no labels.
#[test]
fn the_plans_labels_are_explained_and_the_tables_are_listed() {
    const PLAN: &[&[&str]] = &[
        &["XN Subquery Scan \"*SELECT*\"  (cost=0.00..1.00 rows=1 width=8)"],
        &["  ->  XN Hash Left Join DS_DIST_BOTH  (cost=109.98..3871130276.17 rows=172456 width=132)"],
        &["        Hash Cond: (\"outer\".song = \"inner\".title)"],
    ];
    let cluster = Cluster::new();
    cluster.of_bucket("load", &[]).succeeds();
    cluster.endpoint.fail(&[Fault { at: "EXPLAIN INSERT INTO songplays", what: What::Rows(PLAN) }]);
    let explained = cluster.run(&["report", "--explain"]);
    explained.succeeds();
    for says in ["songplays/load", "Hash Left Join", "DS_DIST_BOTH", "bad", "KEY(title)", "staging_events"] {
        assert!(explained.stdout.contains(says), "`{says}` is missing in {}", explained.stdout);
    }
    let local = Place::with_data();
    local.load(&[]).succeeds();
    let explained = local.run(&["report", "--explain", "--json"]).json();
    assert_eq!(explained["reports"][0]["name"], "explain/joins");
    assert_eq!(explained["reports"][0]["rows"], serde_json::json!([]));
    let note = local.run(&["report", "--explain"]);
    assert!(note.stderr.contains("a plan of the stand-in has no distribution labels"), "{}", note.stderr);
    local.run(&["report", "--explain", "sonplays"]).fails(2, &["did you mean `songplays`?"]);
}

#[test]
fn a_script_is_refused_before_any_of_it_runs() {
    let cluster = Cluster::new();
    cluster.run(&["create"]).succeeds();
    let script = "DELETE FROM users; SELECT ';' AS \"a;b\" -- the end;";
    cluster.run(&["query", script]).fails(2, &["there is more than one statement"]);
    assert_eq!(cluster.endpoint.count("DELETE FROM users"), 0);
    assert_eq!(cluster.query("SELECT ';' AS \"a;b\"; -- the end"), ";");
}

#[cfg(unix)]
#[test]
fn an_interrupted_statement_is_cancelled_on_the_cluster_too() {
    use std::process::{Command, Stdio};
    let cluster = Cluster::new();
    let numbers = (0..100).map(|n| format!("({n})")).collect::<Vec<_>>().join(", ");
    cluster.run(&["query", "CREATE TABLE n (a BIGINT)"]).succeeds();
    cluster.run(&["query", &format!("INSERT INTO n VALUES {numbers}")]).succeeds();
    let endless = "SELECT COUNT(*) FROM n a, n b, n c, n d, n e, n f, n g, n h, n i";
    let mut command = cluster.command(&["query", endless]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    while cluster.endpoint.count(endless) == 0 {
        std::thread::yield_now();
    }
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "the signal is sent");
    let answer = crate::harness::answer(&child.wait_with_output().expect("the binary ends"));
    answer.fails(130, &["interrupted during `query`"]);
    assert_eq!(cluster.endpoint.cancelled(), 1, "the cluster was told");
}
