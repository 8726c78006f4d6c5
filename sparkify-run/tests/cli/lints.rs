//! `sparkify lint`: the lints of the warehouse, each with the reason it is allowed for.

use crate::harness::Place;

#[test]
fn every_lint_of_the_warehouse_is_allowed_with_a_reason() {
    let answer = Place::empty().run(&["lint"]);
    answer.succeeds();
    let header = answer.stdout.lines().next().expect("there is a table");
    for heading in ["lint", "at", "what", "allowed because"] {
        assert!(header.contains(heading), "{heading} is missing in {header}");
    }
    let row = answer.stdout.lines().find(|line| line.contains("float_as_a_join_key")).expect("there is one");
    for text in ["songplays/load", "`e.length = s.duration`", "COPY reads equal texts as equal numbers"] {
        assert!(row.contains(text), "{text} is missing in {row}");
    }
    assert!(answer.stderr.contains("every lint is allowed with a reason"), "{}", answer.stderr);
}

#[test]
fn the_document_has_the_page_of_each_lint() {
    let answer = Place::empty().run(&["lint", "songplays/load", "--json"]);
    answer.succeeds();
    let document: serde_json::Value = serde_json::from_str(&answer.stdout).expect("it is one document");
    let lint = &document[0];
    assert_eq!(lint["name"], "float_as_a_join_key");
    assert_eq!(lint["place"], "songplays/load");
    assert_eq!(lint["page"], "https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_types201.html");
    assert!(lint["allowed"].as_str().is_some_and(|reason| !reason.is_empty()), "{lint}");
}

#[test]
fn a_table_can_be_asked_for() {
    let place = Place::empty();
    let answer = place.run(&["lint", "users"]);
    answer.succeeds();
    assert_eq!(answer.stdout, "");
    assert!(answer.stderr.contains("nothing to lint"), "{}", answer.stderr);
    place
        .run(&["lint", "user"])
        .fails(2, &["no statement or table is named `user`", "did you mean `users`?"]);
}

#[test]
fn statements_are_printed_without_a_warning_of_what_is_allowed() {
    let answer = Place::empty().run(&["sql", "songplays/load"]);
    answer.succeeds();
    assert_eq!(answer.stderr, "");
}
