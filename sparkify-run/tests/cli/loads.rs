//! Loads: right, repeatable, and all or nothing.

use crate::harness::{EVENTS, LOG, Place};

const COUNTS: &str = "SELECT (SELECT COUNT(*) FROM staging_events), (SELECT COUNT(*) FROM staging_songs), \
    (SELECT COUNT(*) FROM users), (SELECT COUNT(*) FROM songs), (SELECT COUNT(*) FROM artists), \
    (SELECT COUNT(*) FROM songplays), (SELECT COUNT(*) FROM time)";

const PLAYS: &str = "SELECT start_time, user_id, level, song_id, artist_id, session_id, location, user_agent \
    FROM songplays ORDER BY start_time";

#[test]
fn a_load_fills_the_star() {
    let place = Place::with_data();
    place.load(&[]).succeeds();
    assert_eq!(place.query(COUNTS), "4,1,2,1,1,2,2");
    assert_eq!(
        place.query(PLAYS),
        "2018-11-01 20:57:10.796,11,free,SOSHINE12AB01815BE,ARLAMPS1187B98B2FF,7,\"Bay City, MI\",Mozilla/5.0\n\
         2018-11-01 20:57:20.796,12,free,,,8,\"Erie, PA\",Mozilla/5.0"
    );
    // The latest event of user 11 was on the paid level.
    assert_eq!(place.query("SELECT level FROM users WHERE user_id = 11"), "paid");
}

#[test]
fn a_second_load_changes_no_row() {
    let place = Place::with_data();
    place.load(&[]).succeeds();
    let before = (place.query(COUNTS), place.query(PLAYS));
    place.load(&[]).succeeds();
    assert_eq!((place.query(COUNTS), place.query(PLAYS)), before);
}

#[test]
fn a_failed_load_leaves_the_old_rows() {
    let place = Place::with_data();
    place.load(&[]).succeeds();
    let before = (place.query(COUNTS), place.query(PLAYS));
    place.write_log(&[EVENTS[0], "{\"ts\": oops}"]);
    place.load(&[]).fails(3, &["nothing was loaded; the warehouse is as it was"]);
    assert_eq!((place.query(COUNTS), place.query(PLAYS)), before);
}

#[test]
fn run_makes_its_own_data_and_ends_with_checks_and_reports() {
    let place = Place::empty();
    let answer = place.run(&["run"]);
    answer.succeeds();
    assert!(answer.stderr.contains("generating sample data"), "{}", answer.stderr);
    assert!(place.path(".sparkify/sample-data/log_data").is_dir());
    for text in ["checks passed", "Most played songs", "Plays by hour and weekday", "Most active users"] {
        assert!(answer.stdout.contains(text), "`{text}` is missing in {}", answer.stdout);
    }
    let again = place.run(&["run"]);
    again.succeeds();
    assert_eq!(again.stdout, answer.stdout, "a second run changes nothing");
}

#[test]
fn json_is_one_document_with_phases_checks_and_reports() {
    let place = Place::with_data();
    let answer = place.run(&["run", "--log-data", "logs", "--song-data", "songs", "--json"]);
    answer.succeeds();
    assert_eq!(answer.stderr, "");
    let document = answer.json();
    let phases: Vec<&str> =
        document["phases"].as_array().expect("phases").iter().filter_map(|p| p["phase"].as_str()).collect();
    assert_eq!(phases, ["create", "load", "check", "report"]);
    let statements = document["phases"][1]["statements"].as_array().expect("statements");
    let rows = |name: &str| statements.iter().find(|s| s["name"] == name).map(|s| s["rows"].clone());
    assert_eq!(rows("staging_events/copy"), Some(4.into()));
    assert_eq!(rows("songplays/load"), Some(2.into()));
    assert!(document["checks"].as_array().is_some_and(|checks| checks.iter().all(|c| c["passed"] == true)));
    assert_eq!(document["reports"].as_array().map(Vec::len), Some(5));
}

#[test]
fn a_failed_check_is_exit_code_1() {
    let place = Place::with_data();
    place.load(&[]).succeeds();
    place.run(&["check"]).succeeds();
    place.run(&["query", "INSERT INTO users SELECT * FROM users"]).succeeds();
    let answer = place.run(&["check"]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    assert!(answer.stdout.contains('✗'), "{}", answer.stdout);
    assert!(answer.stdout.contains("checks failed"), "{}", answer.stdout);
    let json = place.run(&["check", "--json"]);
    assert_eq!(json.code, 1);
    let failed = |check: &serde_json::Value| check["violations"].as_u64().is_some_and(|n| n > 0);
    assert!(json.json()["checks"].as_array().is_some_and(|checks| checks.iter().any(failed)));
}

#[test]
fn sources_may_be_urls_on_a_mounted_bucket() {
    let place = Place::with_data();
    place
        .run(&[
            "load",
            "--log-data",
            "s3://my-bucket/logs",
            "--song-data",
            "s3://my-bucket/songs",
            "--s3",
            "s3://my-bucket=.",
        ])
        .succeeds();
    assert_eq!(place.query(COUNTS), "4,1,2,1,1,2,2");
}

#[test]
fn tolerated_rows_are_all_reported() {
    let place = Place::with_data();
    let long = EVENTS[2].replace("\"free\"", "\"a level that is too long\"");
    let words = EVENTS[0].replace("\"userId\":\"11\"", "\"userId\":\"eleven\"");
    place.write_log(&[EVENTS[0], &long, EVENTS[1], &words]);
    place.load(&[]).fails(3, &["nothing was loaded"]);
    let answer = place.load(&["--max-errors", "2"]);
    answer.succeeds();
    for text in
        [&format!("{LOG}:2"), &format!("{LOG}:4"), "StagingEvent::level", "StagingEvent::user_id", "eleven"]
    {
        assert!(answer.stderr.contains(text), "`{text}` is missing in {}", answer.stderr);
    }
    assert_eq!(place.query("SELECT COUNT(*) FROM staging_events"), "2");
    let json = place.load(&["--max-errors", "2", "--json"]).json();
    assert_eq!(json["skipped"][0]["total"], 2);
    place.load(&["--max-errors", "1"]).fails(3, &["nothing was loaded"]);
}
