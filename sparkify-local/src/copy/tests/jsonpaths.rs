//! Columns fed by a jsonpaths file.

use super::harness::{Bench, reason};
use crate::catalog::table::DataType::{Integer, Super, Varchar};
use crate::copy::{Copied, CopyError};
use crate::options::Content;

fn load(paths: &str, text: &str, columns: &str) -> (Bench, Result<Copied, Box<CopyError>>) {
    let bench = Bench::new(&[("a", Varchar(40)), ("b", Integer)])
        .object("paths.json", format!("{{\"jsonpaths\":{paths}}}"))
        .object("data/f", text);
    let copied = bench
        .copy(&format!("{columns} FROM 's3://b/data/' IAM_ROLE default FORMAT JSON AS 's3://b/paths.json'"));
    (bench, copied)
}

#[test]
fn the_nth_path_feeds_the_nth_column() {
    for paths in [r#"["$['userAgent']","$['userId']"]"#, r#"["$.userAgent","$.userId"]"#] {
        let (bench, copied) = load(paths, r#"{"userId":"7","x":1,"userAgent":"m"}"#, "");
        assert_eq!(copied.map(|copied| copied.rows), Ok(1));
        assert_eq!(bench.table(), ["m|7"]);
    }
    let (bench, copied) = load(r#"["$.n","$.t"]"#, r#"{"n":1,"t":"x"}"#, "(b, a)");
    assert_eq!(copied.map(|copied| copied.rows), Ok(1));
    assert_eq!(bench.table(), ["x|1"]);
}

#[test]
fn paths_lead_into_objects_and_arrays() {
    let text = "{\"o\":{\"list\":[10,{\"n\":5}],\"name\":\"x\"}}\n{\"o\":{}}\n{}\n{\"o\":null}\n";
    let (bench, copied) = load(r#"["$.o.name","$.o.list[1].n"]"#, text, "");
    assert_eq!(copied.map(|copied| copied.rows), Ok(4));
    let mut rows = bench.table();
    rows.sort();
    assert_eq!(rows, ["NULL|NULL", "NULL|NULL", "NULL|NULL", "x|5"]);
}

#[test]
fn a_path_to_an_object_gives_its_text_also_beside_paths_into_it() {
    let (bench, copied) = load(r#"["$.o","$.o.n"]"#, r#"{"o":{"n":1, "m":[2]}}"#, "");
    assert_eq!(copied.map(|copied| copied.rows), Ok(1));
    assert_eq!(bench.table(), [r#"{"n":1, "m":[2]}|1"#]);
}

#[test]
fn an_index_out_of_range_is_an_error_and_so_is_no_array() {
    for text in [r#"{"l":[1]}"#, r#"{"l":[]}"#, r#"{"l":{"x":1}}"#, r#"{"l":5}"#] {
        let (_, copied) = load(r#"["$.t","$.l[1]"]"#, text, "");
        let expected = "Invalid JSONPath format: Not an array or index out of range.";
        assert_eq!(reason(copied).1, expected, "{text}");
    }
    let (_, copied) = load(r#"["$.t","$.o.n"]"#, r#"{"o":"text"}"#, "");
    assert_eq!(reason(copied).1, "Invalid JSONPath format: Member is not an object.");
}

#[test]
fn root_arrays_are_read_by_index() {
    let (bench, copied) = load(r#"["$[1]","$[0]"]"#, "[1,\"x\",true]\n[2,\"y\"]", "");
    assert_eq!(copied.map(|copied| copied.rows), Ok(2));
    assert_eq!(bench.table(), ["x|1", "y|2"]);
}

#[test]
fn one_path_may_feed_two_columns() {
    let (bench, copied) = load(r#"["$.n","$.n"]"#, r#"{"n":"12"}"#, "");
    assert_eq!(copied.map(|copied| copied.rows), Ok(1));
    assert_eq!(bench.table(), ["12|12"]);
}

#[test]
fn the_count_must_match_whatever_maxerror_says() {
    let (_, copied) = load(r#"["$.a"]"#, "{}", "");
    let error = copied.expect_err("one path, two columns").error;
    assert_eq!(
        error.message,
        "Number of jsonpaths and the number of columns should match. JSONPath size: 1, \
         Number of columns in table or column list: 2"
    );
    let (_, copied) = load(r#"["$.a","$.b"]"#, "{}", "(b)");
    assert!(copied.expect_err("two paths, one column").error.message.contains("size: 2"));
}

#[test]
fn another_top_level_key_means_auto() {
    let bench = Bench::new(&[("a", Integer)])
        .object("paths.json", r#"{"jsonPaths":["$.z"]}"#)
        .object("data/f", "{\"a\":1,\"z\":2}");
    bench.copy("FROM 's3://b/data/' IAM_ROLE default JSON 's3://b/paths.json'").expect("loaded as by 'auto'");
    assert_eq!(bench.table(), ["1"]);
}

#[test]
fn a_missing_or_broken_file_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("broken"), "{").expect("written");
    let bench = Bench::new(&[("a", Integer)])
        .mount("s3://b", Content::Folder(folder.path().to_owned()))
        .object("data/f", "{}");
    for (file, words) in [
        ("s3://b/nothing", "the jsonpaths file s3://b/nothing does not exist"),
        ("s3://b/broken", "Invalid JSONPath format: the file is not JSON"),
    ] {
        let copied = bench.copy(&format!("FROM 's3://b/data/' IAM_ROLE default JSON '{file}'"));
        let error = copied.expect_err("no usable file").error;
        assert!(error.message.starts_with(words), "{error}");
    }
}

#[test]
fn a_path_to_a_super_column_takes_the_value() {
    let bench = Bench::new(&[("s", Super)])
        .object("p", r#"{"jsonpaths":["$.a.b"]}"#)
        .object("d/f", r#"{"a":{"b":[1,"x"]}}"#);
    bench.copy("FROM 's3://b/d/' IAM_ROLE default JSON 's3://b/p'").expect("a good row");
    assert_eq!(bench.table(), [r#"[1,"x"]"#]);
}
