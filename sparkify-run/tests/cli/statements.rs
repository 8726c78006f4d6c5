//! `sparkify sql`: the statements as text and as files.

use std::fs;

use crate::harness::{Place, files};

#[test]
fn statements_are_printed_in_run_order_with_their_names() {
    let answer = Place::empty().run(&["sql"]);
    answer.succeeds();
    let names: Vec<&str> = answer.stdout.lines().filter_map(|line| line.strip_prefix("-- ")).collect();
    let place = |name: &str| names.iter().position(|n| *n == name).expect("the statement is there");
    assert!(place("users/create_table") < place("transaction/begin"));
    assert!(place("transaction/begin") < place("staging_events/copy"));
    assert!(place("staging_events/copy") < place("songplays/load"));
    assert!(place("songplays/load") < place("transaction/commit"));
    assert!(place("transaction/commit") < place("reports/most_played_songs"));
    assert!(!names.iter().any(|name| name.ends_with("drop_table")), "a run drops nothing");
    assert_eq!(answer.stdout.matches("-- ").count(), answer.stdout.matches(";\n").count());
}

#[test]
fn one_statement_and_one_table_can_be_asked_for() {
    let place = Place::empty();
    let load = place.run(&["sql", "users/load"]);
    load.succeeds();
    assert!(load.stdout.starts_with("-- users/load\nINSERT INTO users"), "{}", load.stdout);
    assert_eq!(load.stdout.matches("-- ").count(), 1);
    let table = place.run(&["sql", "users"]);
    assert!(table.stdout.contains("-- users/drop_table\nDROP TABLE IF EXISTS users;"), "{}", table.stdout);
    place
        .run(&["sql", "user/load"])
        .fails(2, &["no statement or table is named `user/load`", "did you mean `users/load`?"]);
}

#[test]
fn files_hold_the_statement_and_a_newline() {
    let place = Place::empty();
    place.run(&["sql", "--out", "sql"]).succeeds();
    let printed = place.run(&["sql", "users/create_table"]).stdout;
    let file = fs::read_to_string(place.path("sql/users/create_table.sql")).expect("the file is written");
    assert_eq!(printed, format!("-- users/create_table\n{};\n", file.trim_end_matches('\n')));
    assert!(!file.contains(';'), "{file}");
    let all = files(&place.path("sql"));
    for name in
        ["songplays/load.sql", "transaction/begin.sql", "songplays/drop_table.sql", "staging_songs/copy.sql"]
    {
        assert!(all.contains(&name.to_owned()), "{name} is missing in {all:?}");
    }
    assert!(all.iter().all(|name| name.rsplit('.').next() == Some("sql")), "no scratch files stay: {all:?}");
}

#[test]
fn files_are_the_reviewed_snapshots() {
    let snapshots = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../snapshots");
    if !snapshots.join("users").is_dir() {
        eprintln!("skipped: no snapshots here");
        return;
    }
    let place = Place::empty();
    place.run(&["sql", "--out", "sql"]).succeeds();
    for name in files(&place.path("sql")) {
        let ours = fs::read_to_string(place.path("sql").join(&name)).expect("the file is there");
        let snapshot = fs::read_to_string(snapshots.join(format!("{name}.snap")))
            .unwrap_or_else(|_| panic!("there is a snapshot of {name}"));
        let text = snapshot.splitn(3, "---\n").nth(2).expect("a header and the statement");
        assert_eq!(ours.trim_end(), text.trim_end(), "{name}");
    }
}

#[test]
fn the_statements_name_the_configured_source() {
    let answer = Place::empty().run(&[
        "sql",
        "staging_events/copy",
        "--log-data",
        "s3://my-bucket/logs",
        "--iam-role",
        "arn:aws:iam::123456789012:role/reader",
        "--max-errors",
        "5",
    ]);
    answer.succeeds();
    for text in ["FROM 's3://my-bucket/logs/'", "arn:aws:iam::123456789012:role/reader", "MAXERROR AS 6"] {
        assert!(answer.stdout.contains(text), "`{text}` is missing in {}", answer.stdout);
    }
}
