//! The staging tables filled at once, each in a transaction of its own: none waits for another, all of them or none.

use std::process::Stdio;

use super::{Cluster, FROM_BUCKET, Fault, endpoint::What};
use crate::harness::{EVENTS, Place, answer};

const STAGED: &str = "SELECT (SELECT COUNT(*) FROM staging_events), (SELECT COUNT(*) FROM staging_songs)";
const CUT: [&str; 5] =
    ["BEGIN", "DELETE FROM staging_", "COPY staging_", "INSERT INTO sparkify_staged", "COMMIT"];

fn fault(at: &'static str, what: What) -> Fault {
    Fault { at, what }
}

/// The place of the first statement that begins so.
fn first(seen: &[String], begins: &str) -> usize {
    seen.iter().position(|sql| sql.starts_with(begins)).expect("it came")
}

#[test]
fn two_copies_run_at_the_same_time() {
    let cluster = Cluster::new();
    // Neither is answered before the other has come.
    cluster.endpoint.fail(&[
        fault("COPY staging_events", What::HoldUntil("COPY staging_songs", 1)),
        fault("COPY staging_songs", What::HoldUntil("COPY staging_events", 1)),
    ]);
    let loaded = cluster.of_bucket("load", &["--json"]);
    let document = loaded.succeeds().json();
    let statements = document["phases"][1]["statements"].as_array().expect("statements");
    let rows = |name: &str| statements.iter().find(|it| it["name"] == name).map(|it| it["rows"].clone());
    assert_eq!(rows("staging_events/copy"), Some(4.into()));
    assert_eq!(rows("staging_songs/copy"), Some(1.into()));
    let seen = cluster.endpoint.seen();
    let deletes = [first(&seen, "DELETE FROM staging_songs"), first(&seen, "DELETE FROM staging_events")];
    let copies = [first(&seen, "COPY staging_songs"), first(&seen, "COPY staging_events")];
    assert!(deletes[0] < deletes[1] && copies.iter().all(|copy| *copy > deletes[1]), "{seen:#?}");
    assert!(first(&seen, "DELETE FROM songplays") > first(&seen, "COMMIT"), "the star comes last");
}

#[test]
fn one_job_is_one_transaction() {
    let cluster = Cluster::new();
    cluster.of_bucket("load", &["--jobs", "1"]).succeeds();
    assert_eq!((cluster.endpoint.count("BEGIN"), cluster.endpoint.count("COMMIT")), (1, 1));
    let printed = cluster.place.run(&["sql", "--target", "cluster"]);
    assert_eq!(printed.succeeds().stdout.matches("BEGIN;").count(), 3, "as it runs");
    assert_eq!(cluster.query("SELECT COUNT(*) FROM sparkify_staged"), "2", "others see that it was here");
    cluster.of_bucket("load", &["--jobs", "0"]).fails(2, &["`cluster.jobs` is `0`", "from 1 to 100"]);
}

/// What the warehouse holds of staging and star.
fn all(cluster: &Cluster) -> (String, Vec<String>) {
    (cluster.query(STAGED), cluster.star())
}

#[test]
fn a_copy_that_fails_ends_the_other_and_both_tables_stay() {
    let cluster = Cluster::new();
    cluster.of_bucket("load", &[]).succeeds();
    let before = all(&cluster);
    let words = EVENTS[0].replace("\"userId\":\"11\"", "\"userId\":\"eleven\"");
    cluster.place.write_log(&[&words]);
    cluster.place.write("songs/A/A/A/TROTHER.json", r#"{"artist_id": "AR", "song_id": "SO", "title": "T"}"#);
    cluster.endpoint.fail(&[fault("COPY staging_songs", What::HoldUntil("never", 1))]);
    let stopped = cluster.of_bucket("load", &[]);
    stopped.fails(
        3,
        &["`staging_events/copy` stopped", "StagingEvent::user_id", "eleven", "the warehouse is as it was"],
    );
    assert!(cluster.endpoint.cancelled() > 0, "the other was cancelled");
    assert_eq!(all(&cluster), before);
}

#[test]
fn rows_that_either_copy_leaves_out_are_all_told() {
    let cluster = Cluster::new();
    let words = EVENTS[0].replace("\"userId\":\"11\"", "\"userId\":\"eleven\"");
    cluster.place.write_log(&[EVENTS[0], &words]);
    let song = r#"{"artist_id": "AR", "song_id": "SO", "title": "T", "year": "never"}"#;
    cluster.place.write("songs/A/A/A/TROTHER.json", song);
    let loaded = cluster.of_bucket("load", &["--max-errors", "1"]);
    for says in [
        "`staging_events/copy`: 1 row was skipped",
        "eleven",
        "`staging_songs/copy`: 1 row was skipped",
        "never",
    ] {
        assert!(loaded.succeeds().stderr.contains(says), "`{says}` is missing in {}", loaded.stderr);
    }
    assert_eq!(cluster.query(STAGED), "1,1");
}

#[test]
fn a_connection_that_waits_for_the_other_copy_gives_signs_of_life() {
    let cluster = Cluster::new();
    cluster.endpoint.fail(&[fault("COPY staging_events", What::HoldUntil("SELECT 1", 2))]);
    cluster.of_bucket("load", &[]).succeeds();
    assert!(cluster.endpoint.count("SET query_group TO 'sparkify/load/waiting'") > 1);
}

#[test]
fn a_star_that_fails_stays_and_it_is_said_that_the_staging_tables_do_not() {
    let cluster = Cluster::new();
    cluster.of_bucket("load", &[]).succeeds();
    let star = cluster.star();
    cluster.place.write_log(&EVENTS[..1]);
    cluster.endpoint.fail(&[fault("INSERT INTO songplays", What::Refuse("53100", "disk full", ""))]);
    cluster
        .of_bucket("load", &[])
        .fails(4, &["`songplays/load` stopped", "the star is as it was; the staging"]);
    assert_eq!((cluster.star(), cluster.query(STAGED)), (star, "1,1".to_owned()));
    cluster.of_bucket("load", &[]).succeeds();
    assert_eq!(cluster.query("SELECT COUNT(*) FROM songplays"), "1");
}

#[test]
fn a_cut_of_either_connection_at_any_statement_ends_in_the_new_state() {
    let cluster = Cluster::new();
    cluster.of_bucket("load", &[]).succeeds();
    let old = all(&cluster);
    cluster.place.write_log(&EVENTS[..1]);
    cluster.of_bucket("load", &[]).succeeds();
    let new = all(&cluster);
    assert_ne!(old, new, "the states can be told apart");
    let mut is_new = true;
    for at in CUT {
        for connection in [1, 2] {
            for cut in [What::CutBefore, What::CutAfter, What::CutDuring] {
                // A cut on the way is only another than one before or after where the statement ends something.
                if matches!(cut, What::CutDuring) && at != "COMMIT" {
                    continue;
                }
                let case = format!("{cut:?} at {at} of {connection}");
                is_new = !is_new;
                cluster.place.write_log(if is_new { &EVENTS[..1] } else { &EVENTS });
                cluster.endpoint.fail(&Fault::at(at, connection, cut));
                let loaded = cluster.of_bucket("load", &[]);
                assert!(loaded.succeeds().stderr.contains("loading again"), "{case}: {}", loaded.stderr);
                assert_eq!(all(&cluster), if is_new { new.clone() } else { old.clone() }, "{case}");
            }
        }
    }
}

#[test]
fn a_load_that_comes_between_is_noticed_and_the_star_is_of_one_load() {
    let cluster = Cluster::new();
    cluster.of_bucket("load", &[]).succeeds();
    // The first load waits, its staging tables committed, until another has filled them with other files.
    let other = Place::with_data();
    other.write_log(&EVENTS[..1]);
    for file in crate::harness::files(&other.path("logs")) {
        let text = std::fs::read(other.path("logs").join(&file)).expect("a file");
        cluster.place.write(&format!("elsewhere/{file}"), text);
    }
    cluster.endpoint.fail(&Fault::at("BEGIN", 3, What::HoldUntil("SELECT 4711", 1)));
    let mut command = cluster.load(&[]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    while cluster.endpoint.count("BEGIN") < 6 {
        std::thread::yield_now();
    }
    let elsewhere =
        FROM_BUCKET.map(|word| if word == "s3://data/logs" { "s3://data/elsewhere" } else { word });
    cluster.run(&[&["load"], &elsewhere[..]].concat()).succeeds();
    assert_eq!(cluster.query("SELECT COUNT(*) FROM songplays"), "1");
    cluster.query("SELECT 4711");
    let first = answer(&child.wait_with_output().expect("the binary ends"));
    let says = "another transaction changed the same tables; loading again";
    assert!(first.succeeds().stderr.contains(says), "{}", first.stderr);
    assert_eq!(
        (cluster.query(STAGED), cluster.query("SELECT COUNT(*) FROM songplays")),
        ("4,1".to_owned(), "2".to_owned())
    );
}

#[test]
fn without_a_second_connection_all_is_one_transaction() {
    let cluster = Cluster::new();
    // From the end of the tables on nobody else is let in.
    cluster.endpoint.fail(&[fault("CREATE TABLE IF NOT EXISTS sparkify_staged", What::Alone)]);
    let loaded = cluster.of_bucket("load", &[]);
    let says = "all in one transaction, one COPY after the other: no second connection";
    assert!(loaded.succeeds().stderr.contains(says), "{}", loaded.stderr);
    cluster.endpoint.come_back();
    assert_eq!(cluster.endpoint.count("BEGIN"), 1);
    assert_eq!(cluster.query(STAGED), "4,1");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_both_copies() {
    let cluster = Cluster::new();
    cluster.of_bucket("load", &[]).succeeds();
    let before = all(&cluster);
    cluster.place.write_log(&EVENTS[..1]);
    cluster.endpoint.fail(&[
        fault("COPY staging_events", What::HoldUntil("never", 1)),
        fault("COPY staging_songs", What::HoldUntil("never", 1)),
    ]);
    let mut command = cluster.load(&[]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    while cluster.endpoint.count("COPY staging_") < 4 {
        std::thread::yield_now();
    }
    let sent = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "the signal is sent");
    let stopped = answer(&child.wait_with_output().expect("the binary ends"));
    stopped.fails(130, &["interrupted during `staging_", "the warehouse is as it was"]);
    assert!(cluster.endpoint.cancelled() > 1, "both were cancelled");
    assert_eq!(all(&cluster), before);
}
