//! Rows that cannot be loaded: which are told, which are skipped, and that nothing else is.

use super::harness::Bench;
use crate::catalog::table::DataType::{Integer, SmallInt, Varchar};

const MIXED: &str = "{\"a\":1}\n{\"a\":\"x\"}\n{\"a\":2}\n{\"a\":3,}\n{\"a\":4}";

#[test]
fn the_first_mistake_is_told_with_its_place() {
    let columns = [("id", Varchar(18)), ("year", SmallInt)];
    let text = "{\"id\":\"a\",\"year\":1999}\n\n{\"year\":\"19x9\",\"id\":\"b\"}\n{\"year\":\"y\"}";
    let bench = Bench::new(&columns).object("songs/1.json", text);
    let error = bench.auto("").expect_err("two bad rows");
    assert_eq!(error.error.code, "XX000");
    assert_eq!(
        error.error.message,
        "Load into table 't' failed.  Check 'sys_load_error_detail' system table for details."
    );
    assert_eq!(
        error.error.detail.as_deref().map(|detail| detail.lines().take(5).collect::<Vec<_>>()),
        Some(vec![
            "file: s3://b/songs/1.json",
            "line: 3",
            "column: year SMALLINT",
            "value: 19x9",
            "reason: Invalid digit, Value 'x', Pos 2, Type: Short (error 1207)",
        ])
    );
    let row = &error.rows[0];
    assert_eq!((row.file_name.as_str(), row.line_number), ("s3://b/songs/1.json", 3));
    assert_eq!((row.column_name.as_str(), row.column_type.as_str()), ("year", "int2"));
    assert_eq!((row.raw_field_value.as_str(), row.position), ("19x9", 2));
    assert_eq!(row.raw_line, "{\"year\":\"19x9\",\"id\":\"b\"}");
    assert_eq!((error.rows.len(), error.count), (1, 1));
    assert_eq!(bench.table(), Vec::<String>::new());
}

#[test]
fn the_line_of_an_object_is_its_last_and_the_first_is_told_too() {
    let text = "{\n\"a\": 1\n}\n{\n  \"b\": {},\n  \"a\": \"x\",\n  \"c\": 1\n}\n";
    let bench = Bench::new(&[("a", Integer)]).object("f", text);
    let error = bench.auto("").expect_err("a bad row");
    assert_eq!(error.rows[0].line_number, 8);
    assert!(error.rows[0].error_message.ends_with("(lines 4 to 8)"));
    assert!(error.error.detail.is_some_and(|detail| detail.contains("lines: 4 to 8\n")));
}

#[test]
fn maxerror_n_tolerates_one_less() {
    let bench = || Bench::new(&[("a", Integer)]).object("f", MIXED);
    for options in ["", "MAXERROR 0", "MAXERROR 1", "MAXERROR 2"] {
        let bench = bench();
        assert!(bench.auto(options).is_err(), "{options}");
        assert_eq!(bench.table(), Vec::<String>::new(), "{options}");
    }
    for options in ["MAXERROR 3", "MAXERROR 100000", "IGNOREALLERRORS"] {
        let bench = bench();
        let copied = bench.auto(options).expect(options);
        assert_eq!((copied.rows, copied.skipped_count), (3, 2), "{options}");
        let lines: Vec<i64> = copied.skipped.iter().map(|row| row.line_number).collect();
        assert_eq!(lines, [2, 4], "{options}");
        assert_eq!(bench.table(), ["1", "2", "4"], "{options}");
    }
}

#[test]
fn a_broken_line_is_one_bad_row() {
    for text in [
        "{\"a\":1}\nnonsense {\n{\"a\":2}",
        "{\"a\":1}\n{\"a\":\"unclosed\n{\"a\":2}",
        "{\"a\":1}\n{\"b\":{\"a\":7}\n{\"a\":2}",
        "{\"a\":1} trailing\n{\"a\":2}",
        "{\"a\":1}\n{\"a\":\n{\"a\":2}",
        "{\n \"a\":1\n}\n{\n \"b\":[\n  {\n  \"a\":9 9\n  }\n ]\n}\n{\n \"a\":2\n}",
    ] {
        let bench = Bench::new(&[("a", Integer)]).object("f", text);
        let copied = bench.auto("MAXERROR 10").expect(text);
        assert_eq!((copied.rows, copied.skipped_count), (2, 1), "{text:?}: {:?}", copied.skipped);
        assert_eq!(bench.table(), ["1", "2"], "{text:?}");
    }
}

#[test]
fn a_null_of_a_bad_row_does_not_stay_in_the_next() {
    let text = "{\"b\":null,\"a\":\"x\"}\n{\"b\":\"kept, and longer than twelve\",\"a\":1}";
    let bench = Bench::new(&[("a", Integer), ("b", Varchar(40))]).object("f", text);
    bench.auto("MAXERROR 2").expect("one bad row");
    assert_eq!(bench.table(), ["1|kept, and longer than twelve"]);
}

#[test]
fn a_thousand_bad_rows_are_kept_and_all_are_counted() {
    let text = "{\"a\":\"x\"}\n".repeat(2500) + "{\"a\":1}";
    let bench = Bench::new(&[("a", Integer)]).object("f", text);
    let copied = bench.auto("IGNOREALLERRORS").expect("any number is allowed");
    assert_eq!((copied.rows, copied.skipped_count, copied.skipped.len()), (1, 2500, 1000));
    let lines: Vec<i64> = copied.skipped.iter().map(|row| row.line_number).collect();
    assert_eq!(lines, (1..=1000).collect::<Vec<i64>>());
}

#[test]
fn the_first_of_many_files_with_mistakes_is_told_every_time() {
    let mut bench = Bench::new(&[("a", Integer)]);
    for file in 0..200 {
        let good = "{\"a\":1}\n".repeat(500);
        let bad = if file >= 37 { "{\"a\":\"x\"}\n" } else { "" };
        bench = bench.object(&format!("f{file:03}"), format!("{good}{bad}{good}"));
    }
    for _ in 0..10 {
        let error = bench.auto("").expect_err("bad rows");
        let first = &error.rows[0];
        assert_eq!((first.file_name.as_str(), first.line_number), ("s3://b/f037", 501));
    }
}

#[test]
fn values_and_lines_are_cut_to_what_the_views_keep() {
    let text = format!("{{\"a\":\"{}\"}}", "x".repeat(3000));
    let bench = Bench::new(&[("a", Varchar(10))]).object("f", text);
    let error = bench.auto("").expect_err("too long");
    assert_eq!(error.rows[0].raw_field_value.len(), 1024);
    assert_eq!(error.rows[0].raw_line.len(), 1024);
    assert_eq!(error.rows[0].column_length, "10");
    assert!(error.error.hint.is_some_and(|hint| hint.contains("TRUNCATECOLUMNS")));
}
