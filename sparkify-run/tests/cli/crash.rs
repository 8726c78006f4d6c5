//! kill -9, Ctrl-C and a second process: the old or the new state, never half of one.

use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::harness::{Place, answer};

const COUNTS: &str = "SELECT (SELECT COUNT(*) FROM staging_events), (SELECT COUNT(*) FROM users), \
    (SELECT COUNT(*) FROM songplays), (SELECT COUNT(*) FROM time)";

/// A place with two states: generated data of one size loaded, and of another at hand.
fn two_states() -> (Place, String, String, Duration) {
    let place = Place::empty();
    for (out, seed, users) in [("old", "1", "20"), ("new", "2", "60")] {
        let sizes = ["--users", users, "--days", "20", "--songs", "50"];
        let mut arguments = vec!["simulate", "--out", out, "--seed", seed];
        arguments.extend(sizes);
        place.run(&arguments).succeeds();
    }
    load(&place, "new");
    let new = place.query(COUNTS);
    let started = Instant::now();
    load(&place, "old");
    let took = started.elapsed();
    (place, String::new(), new, took)
}

fn arguments(data: &str) -> [String; 5] {
    [
        "load".to_owned(),
        "--log-data".to_owned(),
        format!("{data}/log_data"),
        "--song-data".to_owned(),
        format!("{data}/song_data"),
    ]
}

fn load(place: &Place, data: &str) {
    let arguments = arguments(data);
    place.run(&arguments.each_ref().map(String::as_str)).succeeds();
}

#[test]
fn a_killed_load_leaves_the_old_or_the_new_state() {
    const TRIALS: u32 = 20;
    let (place, _, new, took) = two_states();
    let old = place.query(COUNTS);
    assert_ne!(old, new, "the states can be told apart");
    for trial in 0..TRIALS {
        load(&place, "old");
        let arguments = arguments("new");
        let mut child = place
            .command(&arguments.each_ref().map(String::as_str))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary starts");
        // Spread over the whole load; what a trial finds is decided by the warehouse, not by the clock.
        let until = Instant::now() + took * (trial + 1) / TRIALS;
        while Instant::now() < until {
            std::thread::yield_now();
        }
        child.kill().expect("a child can be killed");
        child.wait().expect("a killed child ends");
        let found = place.query(COUNTS);
        assert!(found == old || found == new, "trial {trial}: {found} is neither {old} nor {new}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupted_load_rolls_back_and_says_so() {
    let (place, _, new, took) = two_states();
    let old = place.query(COUNTS);
    let arguments = arguments("new");
    let child = place
        .command(&arguments.each_ref().map(String::as_str))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let until = Instant::now() + took / 2;
    while Instant::now() < until {
        std::thread::yield_now();
    }
    let sent = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "the signal is sent");
    let answer = answer(&child.wait_with_output().expect("the binary ends"));
    if answer.code == 0 {
        assert_eq!(place.query(COUNTS), new, "it was through already");
    } else {
        answer.fails(130, &["interrupted during `", "rolled back, the warehouse is as it was"]);
        assert_eq!(place.query(COUNTS), old);
    }
}

#[cfg(unix)]
#[test]
fn a_warehouse_in_use_is_named() {
    use std::io::{BufRead, BufReader};
    let place = Place::with_data();
    place.load(&[]).succeeds();
    let mut server =
        place.command(&["serve", "--port", "0"]).stdout(Stdio::piped()).spawn().expect("the binary starts");
    let stdout = server.stdout.take().expect("stdout is a pipe");
    let mut line = String::new();
    BufReader::new(stdout).read_line(&mut line).expect("the server says where it is");
    assert!(line.starts_with("psql 'postgresql://sparkify@127.0.0.1:"), "{line}");
    place.run(&["query", "SELECT 1"]).fails(4, &["warehouse.duckdb", "in use by another process"]);
    let sent = std::process::Command::new("kill").args(["-TERM", &server.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "the signal is sent");
    assert_eq!(server.wait().expect("the server ends").code(), Some(0));
    assert_eq!(place.query("SELECT COUNT(*) FROM users"), "2");
}
