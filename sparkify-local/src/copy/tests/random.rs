//! Random rows and random bytes, judged by `serde_json`.

use std::fmt::Write;

use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::catalog::table::DataType;
use crate::copy::boundary;
use crate::copy::convert::Cell;
use crate::copy::json::scan::skip_space;
use crate::copy::json::{Parser, Sink, Source};
use crate::copy::plan::{Plan, Rules, Shape, Target};

const KEYS: [&str; 5] = ["a", "b", "key", "ключ", "k\"\\\n"];

/// Every key to a VARCHAR of the greatest length.
fn plan() -> Plan {
    let target = |name: &&str| Target {
        name: (*name).to_owned(),
        data_type: DataType::Varchar(65_535),
        required: false,
    };
    let members = KEYS.iter().enumerate().map(|(at, key)| ((*key).to_owned(), at + 1)).collect();
    let leaf = |column| Shape { columns: vec![column], ..Shape::default() };
    let root = Shape { members, ..Shape::default() };
    Plan {
        targets: KEYS.iter().map(target).collect(),
        shapes: std::iter::once(root).chain((0..KEYS.len()).map(leaf)).collect(),
        rules: Rules::default(),
    }
}

#[derive(Default)]
struct Rows {
    complete: Vec<Vec<Option<String>>>,
    current: Vec<Option<String>>,
}

impl Sink for Rows {
    fn put(&mut self, column: usize, cell: Cell<'_>) {
        self.current.resize(KEYS.len(), None);
        self.current[column] = match cell {
            Cell::Null => None,
            Cell::Text(text) => Some(String::from_utf8(text.to_vec()).expect("a cell is UTF-8")),
            other => panic!("{other:?} in a VARCHAR"),
        };
    }

    fn end_row(&mut self) {
        self.complete.push(std::mem::take(&mut self.current));
    }
}

/// Reads as a worker does; the number of bad rows comes second.
fn parse(text: &[u8]) -> (Rows, usize) {
    let plan = plan();
    let source = Source { plan: &plan, text, utf8: std::str::from_utf8(text).is_ok() };
    let (mut parser, mut rows, mut bad, mut at) = (Parser::new(&plan), Rows::default(), 0, 0);
    loop {
        at = skip_space(text, at);
        if at >= text.len() {
            return (rows, bad);
        }
        let next = match parser.row(source, at, &mut rows) {
            Ok(end) => {
                rows.end_row();
                end
            }
            Err(fault) => {
                bad += 1;
                boundary::resume(text, at, fault.at)
            }
        };
        assert!(next > at, "no progress at {at} of {text:?}");
        at = next;
    }
}

fn value() -> impl Strategy<Value = Value> {
    let text = prop_oneof![any::<String>(), "[ -~]{0,20}", "[\"\\\\/\u{1}-\u{1f}é😀]{0,8}"]
        .prop_map(|text| text.replace('\0', "0"));
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter("JSON has no infinity", |f| f.is_finite()).prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z\"{}]{0,4}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn object() -> impl Strategy<Value = Map<String, Value>> {
    let key = prop_oneof![
        4 => prop::sample::select(&KEYS[..]).prop_map(str::to_owned),
        1 => "[a-z]{0,5}",
    ];
    prop::collection::vec((key, value()), 0..9).prop_map(|members| members.into_iter().collect())
}

/// What a VARCHAR gets: text as it is, anything else as JSON text; blanks between tokens do not matter.
///
/// Written and read again, because the judge does not read every float back as it was.
fn expected(value: Option<&Value>) -> Option<Value> {
    let value = value.filter(|value| !value.is_null())?;
    Some(serde_json::from_str(&value.to_string()).expect("JSON text"))
}

fn escaped(json: &str) -> String {
    let mut out = String::new();
    for c in json.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}").expect("memory");
            }
        }
    }
    out
}

proptest! {
    #[test]
    fn rows_are_what_serde_json_reads(
        objects in prop::collection::vec((object(), 0..3_u8, "[ \n\r\t]{0,3}"), 0..12)
    ) {
        let mut text = String::new();
        for (object, style, blanks) in &objects {
            text += &match style {
                0 => serde_json::to_string(object).expect("JSON"),
                1 => serde_json::to_string_pretty(object).expect("JSON"),
                _ => escaped(&serde_json::to_string(object).expect("JSON")),
            };
            text += blanks;
        }
        let (rows, bad) = parse(text.as_bytes());
        prop_assert_eq!(bad, 0, "{}", text);
        prop_assert_eq!(rows.complete.len(), objects.len());
        for (row, (object, ..)) in rows.complete.iter().zip(&objects) {
            for (cell, key) in row.iter().zip(KEYS) {
                match (cell, expected(object.get(key))) {
                    (Some(cell), Some(Value::String(text))) => prop_assert_eq!(cell, &text),
                    (Some(cell), Some(value)) => {
                        let read: Value = serde_json::from_str(cell).expect("JSON text");
                        prop_assert_eq!(read, value);
                    }
                    (cell, expected) => prop_assert_eq!(cell.is_some(), expected.is_some()),
                }
            }
        }
    }

    #[test]
    fn random_bytes_never_panic(text in prop::collection::vec(any::<u8>(), 0..200)) {
        parse(&text);
    }

    #[test]
    fn damaged_json_is_accepted_only_where_serde_json_accepts_it(
        object in object(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()
    ) {
        let mut text = serde_json::to_vec(&object).expect("JSON");
        let at = at.index(text.len());
        if cut { text.truncate(at) } else { text[at] = byte }
        let (rows, bad) = parse(&text);
        let one_row = rows.complete.len() == 1 && bad == 0;
        let valid = serde_json::from_slice::<Map<String, Value>>(&text);
        // Only the text of columns is judged as UTF-8, and a lone surrogate is judged with its column.
        let lenient = std::str::from_utf8(&text).is_err() || text.windows(2).any(|pair| pair == b"\\u");
        if let Err(error) = &valid {
            let number = error.to_string().contains("number out of range");
            prop_assert!(!one_row || lenient || number, "{}", String::from_utf8_lossy(&text));
        } else {
            prop_assert!(one_row || lenient, "{}", String::from_utf8_lossy(&text));
        }
    }
}
