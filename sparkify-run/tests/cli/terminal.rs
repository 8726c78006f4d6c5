//! Colors, quiet, and readers that leave early.

use std::io::Read;
use std::process::Stdio;

use crate::harness::{Place, answer};

#[test]
fn there_are_no_colors_in_a_pipe_unless_asked_for() {
    let place = Place::empty();
    assert!(!place.run(&["config"]).stdout.contains('\u{1b}'));
    assert!(place.run(&["config", "--color", "always"]).stdout.contains('\u{1b}'));
}

#[test]
fn no_color_and_clicolor_are_respected() {
    let place = Place::empty();
    let run = |name: &str, value: &str| {
        answer(&place.command(&["config"]).env(name, value).output().expect("the binary starts")).stdout
    };
    assert!(run("CLICOLOR_FORCE", "1").contains('\u{1b}'));
    assert!(!run("NO_COLOR", "1").contains('\u{1b}'));
    let both = place
        .command(&["config"])
        .env("NO_COLOR", "1")
        .env("CLICOLOR", "1")
        .output()
        .expect("the binary starts");
    assert!(!answer(&both).stdout.contains('\u{1b}'));
}

#[test]
fn quiet_says_nothing_on_stderr() {
    let place = Place::with_data();
    let answer = place.load(&["-q"]);
    answer.succeeds();
    assert_eq!(answer.stderr, "");
    assert_ne!(place.load(&[]).stderr, "");
}

#[test]
fn verbose_names_every_statement() {
    let answer = Place::with_data().load(&["-v"]);
    answer.succeeds();
    assert!(answer.stderr.contains("staging_events/copy: 4 rows"), "{}", answer.stderr);
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let place = Place::with_data();
    place.load(&[]).succeeds();
    let rows = "SELECT a.ts FROM staging_events a, staging_events b, staging_events c, staging_events d, \
                staging_events e, staging_events f, staging_events g, staging_events h";
    for format in ["csv", "json"] {
        let mut child = place
            .command(&["query", "--format", format, rows])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut stdout = child.stdout.take().expect("stdout is a pipe");
        let mut start = [0; 10];
        stdout.read_exact(&mut start).expect("there are rows");
        drop(stdout);
        let answer = answer(&child.wait_with_output().expect("the binary ends"));
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{format}");
    }
}
