//! Every option that changes how values are stored.

use super::harness::{Bench, reason};
use crate::catalog::table::DataType::{Char, Date, Decimal, Integer, Timestamp, TimestampTz, Varchar};

const DECIMAL: crate::catalog::table::DataType = Decimal { precision: 6, scale: 2 };

#[test]
fn options_change_what_is_stored() {
    for (options, json, data_type, stored) in [
        ("TIMEFORMAT 'epochmillisecs'", "1541106106796", Timestamp, "2018-11-01 21:01:46.796"),
        ("TIMEFORMAT 'epochmillisecs'", "\"1541106106796\"", Timestamp, "2018-11-01 21:01:46.796"),
        ("TIMEFORMAT 'epochsecs'", "1541106106", TimestampTz, "2018-11-01 21:01:46+00"),
        ("TIMEFORMAT 'auto'", "\"2018-11-01T21:01:46.796Z\"", Timestamp, "2018-11-01 21:01:46.796"),
        ("TIMEFORMAT 'MM/DD/YYYY HH12:MI AM'", "\"11/01/2018 09:01 PM\"", Timestamp, "2018-11-01 21:01:00"),
        ("DATEFORMAT 'DD.MM.YYYY'", "\"01.11.2018\"", Date, "2018-11-01"),
        ("DATEFORMAT 'auto'", "\"Nov 1, 2018\"", Date, "2018-11-01"),
        ("DATEFORMAT 'auto'", "20181101", Date, "2018-11-01"),
        ("DATEFORMAT 'auto' ACCEPTANYDATE", "\"2018-02-30\"", Date, "NULL"),
        ("ACCEPTANYDATE", "\"00/00/00 00:00:00\"", Timestamp, "NULL"),
        ("ACCEPTINVCHARS", r#""a\ud800b""#, Varchar(9), "a???b"),
        ("ACCEPTINVCHARS AS '^'", r#""a\ud800b""#, Varchar(9), "a^^^b"),
        ("BLANKSASNULL", "\"   \"", Varchar(9), "NULL"),
        ("BLANKSASNULL", "\"   \"", Char(9), "NULL"),
        ("BLANKSASNULL", "\"\"", Varchar(9), ""),
        ("EMPTYASNULL", "\"\"", Varchar(9), "NULL"),
        ("EMPTYASNULL", "\"\"", Char(9), "NULL"),
        ("EMPTYASNULL", "\" \"", Varchar(9), " "),
        ("TRIMBLANKS", "\" x  \"", Varchar(9), " x"),
        ("TRIMBLANKS EMPTYASNULL", "\"   \"", Varchar(9), "NULL"),
        ("TRUNCATECOLUMNS", "\"abcdef\"", Varchar(3), "abc"),
        ("TRUNCATECOLUMNS", "\"aéé\"", Varchar(4), "aé"),
        ("TRUNCATECOLUMNS", "\"abcdef\"", Char(3), "abc"),
        ("ROUNDEC", "1.235", DECIMAL, "1.24"),
        ("", "1.239", DECIMAL, "1.23"),
        ("COMPUPDATE OFF STATUPDATE ON COMPROWS 1000 REGION 'us-west-2'", "1", Integer, "1"),
    ] {
        let bench = Bench::new(&[("a", data_type)]).object("f", format!("{{\"a\":{json}}}"));
        let copied = bench.auto(options);
        assert_eq!(copied.map(|copied| copied.rows), Ok(1), "{json} with {options}");
        assert_eq!(bench.table(), [stored], "{json} with {options}");
    }
}

#[test]
fn invalid_bytes_are_errors_or_replaced() {
    let text = b"{\"a\":\"x\xa4y\",\"other\":\"\xff\"}\n{\"a\":\"\xc3\xa9\"}";
    let bench = Bench::new(&[("a", Varchar(9))]).object("f", text);
    let (code, reason) = reason(bench.auto(""));
    assert_eq!(code, 1220);
    assert_eq!(reason, "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: a4");
    bench.auto("ACCEPTINVCHARS '#'").expect("replaced");
    assert_eq!(bench.table(), ["x#y", "é"]);
}

#[test]
fn an_epoch_needs_its_timeformat_and_its_case() {
    let bench = Bench::new(&[("a", Timestamp)]).object("f", "{\"a\":1541106106796}");
    let error = bench.auto("TIMEFORMAT 'auto'").expect_err("auto knows no epochs");
    assert_eq!(error.rows[0].error_code, 1206);
    assert!(error.error.hint.is_some_and(|hint| hint.contains("epochmillisecs")));
    let error = bench.auto("TIMEFORMAT 'EPOCHMILLISECS'").expect_err("the keyword is lower case");
    assert!(error.error.hint.is_some_and(|hint| hint.contains("lower case")));
}

#[test]
fn encodings_become_utf8() {
    let text = "{\"a\":\"é😀\"}\n{\"a\":\"x\"}";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (bytes, encoding, rows) in [
        (little.clone(), "UTF16LE", ["x", "é😀"]),
        ([vec![0xff, 0xfe], little].concat(), "UTF16", ["x", "é😀"]),
        (big, "UTF16BE", ["x", "é😀"]),
        (b"{\"a\":\"\xe9\"}{\"a\":\"x\"}".to_vec(), "ISO88591", ["x", "é"]),
    ] {
        let bench = Bench::new(&[("a", Varchar(9))]).object("f", bytes);
        bench.auto(&format!("ENCODING AS {encoding}")).expect(encoding);
        assert_eq!(bench.table(), rows, "{encoding}");
    }
}

#[test]
fn noload_checks_and_loads_nothing() {
    let bench = Bench::new(&[("a", Integer)]).object("f", "{\"a\":1}\n{\"a\":2}");
    assert_eq!(bench.auto("NOLOAD").map(|copied| copied.rows), Ok(0));
    assert_eq!(bench.table(), Vec::<String>::new());
    let bad = Bench::new(&[("a", Integer)]).object("f", "{\"a\":\"x\"}");
    assert_eq!(reason(bad.auto("NOLOAD")).0, 1207);
}
