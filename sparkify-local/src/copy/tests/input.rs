//! What JSON text becomes in which column, rule by rule.

use super::harness::{Bench, reason};
use crate::catalog::table::DataType::{
    BigInt, Boolean, Char, Date, Decimal, Double, Integer, Real, SmallInt, Super, Time, TimeTz, Timestamp,
    TimestampTz, Varchar,
};

const A: &str = "a";

#[test]
fn objects_follow_each_other_with_any_blanks_between() {
    for text in [
        "{\"a\":1}\n{\"a\":2}\n",
        "{\"a\":1}\n{\"a\":2}",
        "{\"a\":1}{\"a\":2}",
        "\u{feff}{\"a\":1}\r\n\t\r\n {\"a\":2} \n\n",
        "{\n  \"a\" : 1 \n}\n{\n  \"x\": {\n  },\n  \"a\"\n:\n2\n}\n",
    ] {
        let bench = Bench::new(&[(A, Integer)]).object("f", text);
        assert_eq!(bench.auto("").map(|copied| copied.rows), Ok(2), "{text:?}");
        assert_eq!(bench.table(), ["1", "2"], "{text:?}");
    }
}

#[test]
fn an_outer_array_or_commas_between_objects_fail() {
    for text in ["[{\"a\":1},{\"a\":2}]", "  [\n{\"a\":1}\n]", "[1]\n[2]"] {
        let bench = Bench::new(&[(A, Integer)]).object("f", text);
        let error = bench.auto("").expect_err(text);
        assert_eq!(error.rows.len(), 1, "one array is one mistake");
        assert_eq!(
            error.rows[0]
                .error_message
                .lines()
                .next()
                .map(|line| line.starts_with("Invalid JSONPath format: Member is not an object.")),
            Some(true)
        );
        assert!(error.error.hint.is_some_and(|hint| hint.contains("one after another")));
    }
    let bench = Bench::new(&[(A, Integer)]).object("f", "{\"a\":1},\n{\"a\":2}");
    let (code, reason) = reason(bench.auto(""));
    assert_eq!(code, 1216);
    assert!(reason.contains("','"), "{reason}");
}

#[test]
fn keys_match_names_exactly_and_others_are_ignored() {
    let text = r#"{"userId":1,"userid":2,"other":{"userid":[3,{"x":"}"}]},"b\u0062":4}"#;
    let bench = Bench::new(&[("userid", Integer), ("bb", Integer)]).object("f", text);
    assert_eq!(bench.auto("").map(|copied| copied.rows), Ok(1));
    assert_eq!(bench.table(), ["2|4"]);
}

#[test]
fn auto_ignorecase_matches_any_case() {
    let bench = Bench::new(&[("userid", Integer), ("b", Integer)])
        .object("f", "{\"userId\":1,\"B\":2}\n{\"b\":4,\"USERID\":3}");
    bench.copy("FROM 's3://b/' IAM_ROLE default JSON 'auto ignorecase'").expect("good rows");
    assert_eq!(bench.table(), ["1|2", "3|4"]);
}

#[test]
fn the_last_of_two_equal_keys_counts() {
    let text = "{\"a\":\"x\",\"a\":null}\n{\"a\":null,\"a\":\"y\"}";
    let bench = Bench::new(&[(A, Varchar(5))]).object("f", text);
    bench.auto("").expect("good rows");
    assert_eq!(bench.table(), ["y", "NULL"]);
}

#[test]
fn absent_and_null_are_null() {
    let bench = Bench::new(&[(A, Integer), ("b", Varchar(3))])
        .object("f", "{\"a\":1}\n{\"b\":null}\n{}\n{\"b\":\"x\",\"a\":null}");
    bench.auto("").expect("good rows");
    let mut rows = bench.table();
    rows.sort();
    assert_eq!(rows, ["1|NULL", "NULL|NULL", "NULL|NULL", "NULL|x"]);
}

#[test]
fn noshred_takes_the_whole_object() {
    let text = "{\"a\": [1, {\"b\":\"c\"}]}\n{}";
    let bench = Bench::new(&[("s", Super)]).object("f", text);
    bench.copy("FROM 's3://b/' IAM_ROLE default JSON 'noshred'").expect("good rows");
    assert_eq!(bench.table(), ["{\"a\": [1, {\"b\":\"c\"}]}", "{}"]);
    let two = Bench::new(&[("s", Super), ("t", Super)]).object("f", text);
    assert!(two.copy("FROM 's3://b/' IAM_ROLE default JSON 'noshred'").is_err());
}

/// JSON text, the column's type, and what is stored or the error's code and the start of its reason.
type Case = (&'static str, crate::catalog::table::DataType, Result<&'static str, (i32, &'static str)>);

fn check(cases: &[Case]) {
    for (json, data_type, expected) in cases {
        let text = format!("{{\"a\":{json}}}");
        let bench = Bench::new(&[(A, *data_type)]).object("f", text);
        match expected {
            Ok(stored) => {
                let copied = bench.auto("");
                assert_eq!(copied.map(|copied| copied.rows), Ok(1), "{json} into {data_type:?}");
                assert_eq!(bench.table(), [*stored], "{json} into {data_type:?}");
            }
            Err((code, words)) => {
                let (found, reason) = reason(bench.auto(""));
                assert_eq!(found, *code, "{json} into {data_type:?}: {reason}");
                assert!(reason.starts_with(words), "{json} into {data_type:?}: {reason}");
            }
        }
    }
}

#[test]
fn strings() {
    let decimal = Decimal { precision: 10, scale: 2 };
    check(&[
        (r#""""#, Varchar(3), Ok("")),
        (r#""""#, Char(3), Ok("")),
        (r#""""#, Integer, Ok("NULL")),
        (r#""""#, Double, Ok("NULL")),
        (r#""""#, Boolean, Ok("NULL")),
        (r#""""#, Date, Ok("NULL")),
        (r#""""#, Timestamp, Ok("NULL")),
        (r#""""#, decimal, Ok("NULL")),
        (r#""a\n\t\\\"\/\u00e9\ud83d\ude00""#, Varchar(20), Ok("a\n\t\\\"/é😀")),
        (r#""\u0018\u0019""#, Varchar(2), Ok("\u{18}\u{19}")),
        (r#""123456789012""#, Varchar(12), Ok("123456789012")),
        (r#""1234567890123""#, Varchar(13), Ok("1234567890123")),
        ("\"é\"", Varchar(2), Ok("é")),
        ("\"éé\"", Varchar(3), Err((1204, "String length exceeds DDL length"))),
        ("\"abcd\"", Varchar(3), Err((1204, "String length exceeds DDL length"))),
        ("\"abcd\"", Char(3), Err((1204, "Char length exceeds DDL length"))),
        (
            "\"é\"",
            Char(3),
            Err((1215, "Multibyte character not supported for CHAR (Hint: Try using VARCHAR)")),
        ),
        (
            r#""a\ud800""#,
            Varchar(9),
            Err((
                1220,
                "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: ed a0 80",
            )),
        ),
        (
            r#""a\u0000b""#,
            Varchar(9),
            Err((1220, "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: 00")),
        ),
        (r#""-12""#, SmallInt, Ok("-12")),
        (r#""12""#, BigInt, Ok("12")),
        (r#""1.25""#, Double, Ok("1.25")),
        (r#""NaN""#, Double, Ok("nan")),
        (r#""123.456""#, decimal, Ok("123.45")),
        (r#""2018-11-01""#, Date, Ok("2018-11-01")),
        (r#""2018-11-01 21:01:46.796""#, Date, Ok("2018-11-01")),
        (r#""2018-11-01 21:01:46.796""#, Timestamp, Ok("2018-11-01 21:01:46.796")),
        (r#""2018-11-01""#, Timestamp, Ok("2018-11-01 00:00:00")),
        (r#""2018-11-01 21:01:46+02""#, TimestampTz, Ok("2018-11-01 19:01:46+00")),
        (r#""21:01:46.5""#, Time, Ok("21:01:46.5")),
        (r#""21:01:46+02""#, TimeTz, Ok("21:01:46+02")),
        (r#""yes""#, Boolean, Ok("true")),
        (r#""F""#, Boolean, Ok("false")),
        (r#""maybe""#, Boolean, Err((1210, "Unknown boolean format"))),
        (r#""a""#, Integer, Err((1207, "Invalid digit, Value 'a', Pos 0, Type: Integer"))),
        (r#""12x""#, SmallInt, Err((1207, "Invalid digit, Value 'x', Pos 2, Type: Short"))),
        (r#""1é""#, BigInt, Err((1207, "Invalid digit, Value 'é', Pos 1, Type: Long"))),
        (r#""x""#, Double, Err((1208, "Invalid floating point value"))),
        (r#""1,5""#, decimal, Err((1207, "Invalid digit, Value ',', Pos 1, Type: Decimal"))),
        (r#""2018-13-01""#, Date, Err((1205, "Invalid Date Format"))),
        (r#""yesterday""#, Timestamp, Err((1206, "Invalid timestamp format or value"))),
    ]);
}

#[test]
fn numbers() {
    check(&[
        ("112", Varchar(5), Ok("112")),
        ("1.50", Varchar(5), Ok("1.50")),
        ("1540919166796.0", Varchar(20), Ok("1540919166796.0")),
        ("32767", SmallInt, Ok("32767")),
        ("-32768", SmallInt, Ok("-32768")),
        ("32768", SmallInt, Err((1222, "Overflow, Value '32768', Type: Short"))),
        ("2147483648", Integer, Err((1222, "Overflow"))),
        ("-9223372036854775808", BigInt, Ok("-9223372036854775808")),
        ("9223372036854775807", BigInt, Ok("9223372036854775807")),
        ("9223372036854775808", BigInt, Err((1222, "Overflow"))),
        ("99999999999999999999999", BigInt, Err((1222, "Overflow"))),
        ("26.0", Integer, Err((1207, "Invalid digit, Value '.', Pos 2, Type: Integer"))),
        ("0.1", Real, Ok("0.1")),
        ("1e400", Double, Err((1204, "Value out of range"))),
        ("1e39", Real, Err((1204, "Value out of range"))),
        ("-1.5e3", Double, Ok("-1500.0")),
        ("218.932", Decimal { precision: 4, scale: 1 }, Ok("218.9")),
        ("1.99999", Decimal { precision: 9, scale: 2 }, Ok("1.99")),
        ("1", Decimal { precision: 38, scale: 37 }, Ok("1.0000000000000000000000000000000000000")),
        ("-0.05", Decimal { precision: 18, scale: 2 }, Ok("-0.05")),
        ("1000", Decimal { precision: 5, scale: 2 }, Err((1204, "Value out of range"))),
        ("1", Boolean, Ok("true")),
        ("2", Boolean, Err((1210, "Unknown boolean format"))),
        ("1541106106796", Timestamp, Err((1206, "Invalid timestamp format or value"))),
        ("20181101", Date, Err((1205, "Invalid Date Format"))),
    ]);
}

#[test]
fn words_and_nested_values() {
    check(&[
        ("true", Boolean, Ok("true")),
        ("false", Boolean, Ok("false")),
        ("true", Varchar(5), Ok("true")),
        ("true", Integer, Err((1207, "Invalid digit, Value 't', Pos 0, Type: Integer"))),
        (r#"{"b": [1, "x"]}"#, Varchar(20), Ok(r#"{"b": [1, "x"]}"#)),
        ("[1,2]", Varchar(5), Ok("[1,2]")),
        ("[1,2]", Integer, Err((1207, "Invalid digit, Value '[', Pos 0, Type: Integer"))),
        (r#"{"b":1}"#, Super, Ok(r#"{"b":1}"#)),
        (r#""x\"y""#, Super, Ok(r#""x\"y""#)),
        ("1.50", Super, Ok("1.50")),
        ("null", Super, Ok("NULL")),
    ]);
}

#[test]
fn not_null_without_a_default_is_an_error() {
    for text in ["{\"b\":1}", "{\"a\":null}", "{\"a\":\"\"}"] {
        let bench = Bench::new(&[("a!", Integer)]).object("f", text);
        let error = bench.auto("").expect_err("the column is NOT NULL");
        assert_eq!(error.rows[0].error_code, 1213, "{text}");
        assert_eq!(error.rows[0].error_message, "Missing data for not-null field");
        assert_eq!(error.rows[0].column_name, "a");
    }
    let bench = Bench::new(&[("b", Integer), ("a!", Integer)]).default("7");
    let bench = bench.object("f", "{\"b\":1,\"a\":null}\n{\"b\":2,\"a\":3}\n{\"b\":3}");
    bench.auto("").expect("the default takes the place of NULL");
    assert_eq!(bench.table(), ["1|7", "2|3", "3|7"]);
}

#[test]
fn broken_text_says_what_was_met() {
    for (text, words) in [
        ("{\"a\":1", "the text ends where ',' or '}' should be"),
        ("{\"a\":1 \"b\":2}", "'\"' where ',' or '}' should be"),
        ("{\"a\" 1}", "'1' where ':' should be"),
        ("{a:1}", "'a' where a key should be"),
        ("{\"a\":'x'}", "''' where a value should be"),
        ("{\"a\":tru}", "'t' where a value should be"),
        ("{\"a\":01}", "'1' where the end of the number should be"),
        ("{\"a\":1,}", "'}' where a key should be"),
        ("{\"a\":\"x", "the text ends inside a string"),
        ("{\"a\":\"x\n\"}", "the line ends inside a string"),
        ("{\"a\":\"\\x\"}", "'x' where one of"),
        ("{\"z\":\"\t\"}", "control character 0x09"),
        ("garbage", "'g' where an object should be"),
        ("\"text\"", "'\"' where an object should be"),
    ] {
        let bench = Bench::new(&[(A, Varchar(9))]).object("f", text);
        let (code, reason) = reason(bench.auto(""));
        assert_eq!(code, 1216, "{text}");
        assert!(reason.contains(words), "{text}: {reason}");
        assert!(reason.chars().count() <= 100, "{reason}");
    }
}

#[test]
fn an_object_over_four_megabytes_is_refused() {
    let text = |size: usize| format!("{{\"x\":\"{}\"}}\n{{\"a\":1}}", "y".repeat(size));
    let most = 4 * 1024 * 1024 - 8;
    let bench = Bench::new(&[(A, Integer)]).object("f", text(most));
    assert_eq!(bench.auto("").map(|copied| copied.rows), Ok(2));
    for size in [most + 1, 20 * 1024 * 1024] {
        let bench = Bench::new(&[(A, Integer)]).object("f", text(size));
        assert_eq!(reason(bench.auto("")).1, "JSON object or array is larger than 4194304 bytes");
        let copied = bench.auto("MAXERROR 2").expect("one row may be bad");
        assert_eq!((copied.rows, copied.skipped_count), (1, 1));
    }
}
