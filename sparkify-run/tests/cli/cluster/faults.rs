//! Conflicts and cut connections: the warehouse ends in the old or the new state, and the tool says which.

use super::{Cluster, Fault, endpoint::What};
use crate::harness::{EVENTS, Place};

const CUT: &str = "the connection was lost";

/// What the warehouse holds before and after the load under test.
struct States {
    cluster: Cluster,
    old: Vec<String>,
    new: Vec<String>,
}

/// A warehouse loaded once, whose files have changed since; the faults are those of the next load.
fn states(faults: &[Fault]) -> States {
    let place = Place::with_data();
    let changed = Cluster::new();
    changed.place.write_log(&EVENTS[..1]);
    changed.of_bucket("load", &[]).succeeds();
    let new = changed.star();
    let cluster = Cluster::with(place, &[]);
    cluster.of_bucket("load", &[]).succeeds();
    let old = cluster.star();
    assert_ne!(old, new, "the states can be told apart");
    cluster.place.write_log(&EVENTS[..1]);
    cluster.endpoint.fail(faults);
    States { cluster, old, new }
}

fn fault(at: &'static str, what: What) -> Fault {
    Fault { at, what }
}

/// At the COMMIT of the star, which comes after those of the two staging tables.
fn at_commit(what: What) -> Vec<Fault> {
    Fault::at("COMMIT", 3, what)
}

#[test]
fn a_commit_that_happened_unheard_is_recognised_and_not_repeated() {
    let States { cluster, new, .. } = states(&at_commit(What::CutAfter));
    let answer = cluster.of_bucket("load", &[]);
    answer.succeeds();
    assert!(answer.stderr.contains("the connection was lost during COMMIT; asking"), "{}", answer.stderr);
    assert!(answer.stderr.contains("it did: the mark"), "{}", answer.stderr);
    assert_eq!(cluster.star(), new);
    assert_eq!(cluster.endpoint.count("COPY staging_events"), 2, "one for each load, none repeated");
    assert_eq!(cluster.query("SELECT COUNT(*) FROM sparkify_loads"), "2");
}

#[test]
fn a_commit_that_never_arrived_is_recognised_and_the_load_repeated() {
    let States { cluster, new, .. } = states(&at_commit(What::CutBefore));
    let answer = cluster.of_bucket("load", &[]);
    answer.succeeds();
    assert!(answer.stderr.contains("it did not; the warehouse is as it was"), "{}", answer.stderr);
    assert!(answer.stderr.contains("loading again"), "{}", answer.stderr);
    assert_eq!(cluster.star(), new);
    assert_eq!(cluster.endpoint.count("COPY staging_events"), 3);
    assert_eq!(cluster.query("SELECT COUNT(*) FROM sparkify_loads"), "2");
}

#[test]
fn a_commit_cut_on_its_way_ends_in_the_new_state_once() {
    let States { cluster, new, .. } = states(&at_commit(What::CutDuring));
    cluster.of_bucket("load", &[]).succeeds();
    assert_eq!(cluster.star(), new);
    assert_eq!(cluster.query("SELECT COUNT(*) FROM sparkify_loads"), "2");
}

#[test]
fn a_connection_cut_before_the_commit_is_a_rollback() {
    for at in ["BEGIN", "COPY staging_events", "INSERT INTO songplays", "INSERT INTO sparkify_loads"] {
        let States { cluster, new, .. } = states(&[fault(at, What::CutAfter)]);
        let answer = cluster.of_bucket("load", &[]);
        answer.succeeds();
        assert!(
            answer.stderr.contains("so the load was rolled back; loading again"),
            "{at}: {}",
            answer.stderr
        );
        assert_eq!(cluster.star(), new);
    }
}

#[test]
fn a_connection_that_is_always_cut_is_given_up_and_the_old_state_stays() {
    let always: Vec<Fault> = (0..6).map(|_| fault("INSERT INTO songplays", What::CutBefore)).collect();
    let States { cluster, old, .. } = states(&always);
    cluster.of_bucket("load", &[]).fails(4, &["`songplays/load` failed", CUT, "the star is as it was"]);
    assert_eq!(cluster.star(), old);
}

#[test]
fn a_conflict_is_repeated_whole_and_said() {
    let serializable = What::Refuse(
        "XX000",
        "1023",
        "Serializable isolation violation on table - 153216, transactions forming the cycle are: 1, 2 (pid:3)",
    );
    let snapshot =
        What::Refuse("XX000", "could not complete because of conflict with concurrent transaction", "");
    let States { cluster, new, .. } =
        states(&[fault("INSERT INTO songplays", serializable), fault("DELETE FROM", snapshot)]);
    let answer = cluster.of_bucket("load", &[]);
    answer.succeeds();
    for says in ["another transaction changed the same tables", "(repeat 1)", "(repeat 2)"] {
        assert!(answer.stderr.contains(says), "`{says}` is missing in {}", answer.stderr);
    }
    assert_eq!(cluster.star(), new);
}

#[test]
fn a_conflict_that_does_not_end_is_given_up() {
    let conflict = || What::Refuse("XX000", "1023", "Serializable isolation violation on table - 1");
    let always: Vec<Fault> = (0..6).map(|_| fault("INSERT INTO users", conflict())).collect();
    let States { cluster, old, .. } = states(&always);
    cluster.of_bucket("load", &[]).fails(
        4,
        &["`users/load` stopped: another transaction changed the same tables", "tried 6 times", "1023"],
    );
    assert_eq!(cluster.star(), old);
}

#[test]
fn a_commit_that_cannot_be_looked_up_is_said_to_be_unknown_with_what_to_ask() {
    let States { cluster, new, .. } = states(&at_commit(What::Vanish));
    let answer = cluster.of_bucket("load", &[]);
    answer.fails(4, &["whether the load was committed is not known", "was lost during COMMIT"]);
    assert!(!answer.stderr.contains("nothing was loaded"), "nobody knows: {}", answer.stderr);
    cluster.endpoint.come_back();
    // The hint is a command that answers the question.
    let hint =
        answer.stderr.split("query --target cluster \"").nth(1).and_then(|rest| rest.split('"').next());
    let marks = cluster.query(hint.expect("a query"));
    assert_eq!(marks.lines().count(), 1, "the load is there");
    assert_eq!(cluster.star(), new);
}

#[test]
fn two_loads_at_once_both_end_well() {
    let States { cluster, new, .. } = states(&[]);
    let spawn = || {
        let mut command = cluster.load(&[]);
        // As patient as for a person: on a busy machine one load takes longer than the short waits of tests.
        command.env("SPARKIFY_POLL_MS", "1000");
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
        command.spawn().expect("the binary starts")
    };
    for child in [spawn(), spawn(), spawn()] {
        let output = child.wait_with_output().expect("the binary ends");
        crate::harness::answer(&output).succeeds();
    }
    assert_eq!(cluster.star(), new);
    assert_eq!(cluster.query("SELECT COUNT(*) FROM sparkify_loads"), "4");
}
