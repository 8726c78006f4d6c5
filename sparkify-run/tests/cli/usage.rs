//! Help, versions, and wrong usage.

use crate::harness::Place;

const COMMANDS: [&str; 21] = [
    "run",
    "create",
    "load",
    "check",
    "report",
    "query",
    "sql",
    "lint",
    "serve",
    "config",
    "simulate",
    "up",
    "status",
    "pause",
    "resume",
    "resize",
    "down",
    "reap",
    "orphans",
    "policy",
    "completions",
];

#[test]
fn help_names_every_command_and_every_exit_code() {
    let answer = Place::empty().run(&["--help"]);
    answer.succeeds();
    for command in COMMANDS {
        assert!(answer.stdout.contains(&format!("  {command} ")), "{command} is missing");
    }
    for code in ["0    done", "1    ", "2    ", "3    ", "4    "] {
        assert!(answer.stdout.contains(code), "exit code {code} is missing");
    }
}

#[test]
fn every_command_has_help_with_an_example() {
    for command in COMMANDS {
        let answer = Place::empty().run(&[command, "--help"]);
        answer.succeeds();
        assert!(answer.stdout.contains(&format!("sparkify {command}")), "{command}: {}", answer.stdout);
        assert!(answer.stdout.contains("Examples:"), "{command} has no example");
    }
}

#[test]
fn no_command_an_unknown_command_and_an_unknown_flag_are_wrong_usage() {
    let place = Place::empty();
    for arguments in [&[][..], &["loda"], &["run", "--log"], &["query"], &["simulate"]] {
        assert_eq!(place.run(arguments).code, 2, "{arguments:?}");
    }
}

#[test]
fn a_cluster_is_not_served_here() {
    Place::with_data()
        .run(&["--target", "cluster", "serve", "--port", "0"])
        .fails(2, &["`serve` serves the warehouse of this machine", "`--target local`"]);
}

#[test]
fn half_a_source_names_the_other_half() {
    let place = Place::with_data();
    place.run(&["run", "--log-data", "logs"]).fails(2, &["--log-data is set, --song-data is not"]);
    place.run(&["load", "--song-data", "songs"]).fails(2, &["--song-data is set, --log-data is not"]);
    assert!(!place.path(".sparkify").exists(), "nothing is created by wrong usage");
}

#[test]
fn a_mount_that_is_no_mount_says_what_one_is() {
    let place = Place::with_data();
    place
        .run(&["serve", "--s3", "bucket"])
        .fails(2, &["`--s3 bucket` is not a mount; expected `s3://BUCKET=DIR`"]);
    place
        .run(&["run", "--s3", "s3://b=nowhere"])
        .fails(3, &["--s3 s3://b: the folder `nowhere` does not exist"]);
}

#[test]
fn commands_on_a_warehouse_that_is_not_there_say_how_to_make_one() {
    let place = Place::empty();
    for arguments in [&["query", "SELECT 1"][..], &["check"], &["report"]] {
        let answer = place.run(arguments);
        answer.fails(2, &["there is no warehouse at `.sparkify/warehouse.duckdb`", "hint: `sparkify run`"]);
    }
    assert!(!place.path(".sparkify").exists());
}

#[test]
fn an_empty_statement_is_wrong_usage() {
    Place::empty().run(&["query", " ; "]).fails(2, &["there is no statement to run"]);
}

#[test]
fn completions_are_printed_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let answer = Place::empty().run(&["completions", shell]);
        answer.succeeds();
        assert!(answer.stdout.contains("simulate"), "{shell}");
    }
}
