//! Any text in SQL is read back as itself, by two parsers nobody here wrote: sqlparser and sqlglot.
//!
//! Both model Redshift's rule that a backslash inside `'…'` is an escape. The literals, names, comments, options and
//! patterns come through the one renderer. A run reads 50,000 values; `make quoting` a million.

#[path = "support/nasty.rs"]
mod nasty;

use nasty::Nasty;
use serde_json::{Value, json};
use sparkify_schema::{
    Copy, CopyOptions, Csv, InsertRows, Json, Row, RowGroups, Select, Statement, Table, TimeFormat, Unload,
    UnloadFormat, Varchar, comments, identifier, lit,
};
use sqlparser::{
    dialect::RedshiftSqlDialect,
    tokenizer::{Token, Tokenizer},
};
use std::{
    env,
    io::{BufWriter, Write as _},
    process::{Command, Stdio},
};

const READER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../scripts/quoting.py");
const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../.venv/bin/python");
const SEED: u64 = 20_181_101;

/// Any text.
#[derive(Table)]
#[table(name = "notes", kind = staging)]
struct Note {
    text: Varchar<65535>,
}

/// Any text, as an answer.
#[derive(Row)]
struct Found {
    text: String,
}

/// A value in SQL: all of the SQL, the last literal in it, or the one name.
struct Case {
    kind: &'static str,
    sql: String,
    value: String,
}

#[test]
fn what_is_written_is_read_back() {
    let count = env::var("SPARKIFY_QUOTED_VALUES").map_or(50_000, |count| count.parse().expect("a number"));
    let mut python = Command::new(PYTHON)
        .arg(READER)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("sqlglot is installed by `make judges`");
    let mut input = BufWriter::new(python.stdin.take().expect("the pipe was asked for"));
    let mut nasty = Nasty::new(SEED);
    for i in 0..count {
        let Case { kind, sql, value } = case(i, nasty.text());
        assert_eq!(read(kind, &sql).as_deref(), Some(value.as_str()), "sqlparser reads {sql}");
        writeln!(input, "{}", json!([kind, sql, value])).expect("sqlglot reads its input");
    }
    drop(input);
    let output = python.wait_with_output().expect("sqlglot ends");
    assert!(output.status.success(), "sqlglot failed");
    let answer: Value = serde_json::from_slice(&output.stdout).expect("the answer is JSON");
    assert_eq!(answer, json!({"read": count, "differences": []}));
}

/// The text as the `i`-th case: most are literals and names by themselves, the rest go through whole statements.
fn case(i: usize, text: String) -> Case {
    let literal = |sql: String, value: String| Case { kind: "literal", sql, value };
    match i % 16 {
        0..5 => Case { kind: "value", sql: format!("{:?}", lit(text.as_str())), value: text },
        5..8 => {
            let name = if text.is_empty() { "\"".to_owned() } else { text };
            Case { kind: "name", sql: identifier::quoted(&name), value: name }
        }
        8 => literal(format!("{:?}", lit("x").starts_with(&text)), format!("{}%", pattern(&text))),
        9 => literal(format!("{:?}", lit("x").ilike(&text)), text),
        10 => literal(comment(&text), text),
        11 => literal(copy_csv(&text), text),
        12 => literal(copy_json(&text), text),
        13 => {
            let rows = InsertRows::<Note>::new([NoteValues { text: lit(text.as_str()) }]);
            literal(rows.statement("any").sql, text)
        }
        14 => literal(find(&text).statement("notes", "find").sql, text),
        // A literal inside a literal: what is read is a statement, whose literal is read in turn.
        _ => {
            let found = find(&text).statement("notes", "find").sql;
            assert_eq!(read("literal", &found), Some(text.clone()));
            let format = UnloadFormat::Parquet { row_groups: RowGroups::Auto };
            let Statement { sql, .. } =
                Unload::new(find(&text), "s3://lake/notes/".parse().expect("a URL"), format)
                    .statement("notes", "unload");
            // sqlglot reads what stands behind UNLOAD as one word.
            let (query, _) = sql.rsplit_once("\nTO ").expect("UNLOAD says where to");
            literal(query.replacen("UNLOAD ", "", 1), found)
        }
    }
}

/// `text` in a pattern of LIKE, where a backslash takes the next character for itself.
fn pattern(text: &str) -> String {
    text.chars()
        .flat_map(|it| matches!(it, '%' | '_' | '\\').then_some('\\').into_iter().chain([it]))
        .collect()
}

fn find(text: &str) -> Select<Found> {
    Select::new(|q| {
        let n = q.from::<Note>("n");
        q.filter(n.text().eq(text));
        FoundValues { text: n.text() }
    })
}

fn comment(text: &str) -> String {
    let mut def = Note::DEF;
    // A table's documentation is a constant.
    def.doc = Box::leak(text.to_owned().into_boxed_str());
    let comments = comments(&def).expect("the text has no NUL");
    comments.first().map_or_else(|| "''".to_owned(), |comment| comment.sql.clone())
}

fn copy_csv(text: &str) -> String {
    let format = Csv { null_as: Some(text.to_owned()), ..Csv::default() };
    let copy = Copy::new::<Note>("s3://lake/notes".parse().expect("a URL"), format);
    copy.statement().expect("the table has a column").sql
}

fn copy_json(text: &str) -> String {
    let mut copy = Copy::json::<Note>("s3://lake/notes".parse().expect("a URL"), Json::Auto);
    copy.options =
        CopyOptions { time_format: Some(TimeFormat::Pattern(text.to_owned())), ..CopyOptions::default() };
    copy.statement().expect("the table has a column").sql
}

/// What sqlparser reads: the last of the literals, or the one name.
fn read(kind: &str, sql: &str) -> Option<String> {
    let tokens = Tokenizer::new(&RedshiftSqlDialect {}, sql).tokenize().ok()?;
    if kind == "name" {
        return match <[Token; 1]>::try_from(tokens).ok()? {
            [Token::Word(word)] => Some(word.value),
            _ => None,
        };
    }
    tokens.into_iter().rev().find_map(|token| match token {
        Token::SingleQuotedString(text) => Some(text),
        _ => None,
    })
}

#[test]
fn a_reader_that_does_not_know_the_backslash_is_none() {
    for (sql, value) in [(r"'a\\b'", r"a\b"), (r"'it\'s'", "it's"), (r"'a\nb'", "a\nb"), ("'it''s'", "it's")]
    {
        assert_eq!(read("literal", sql).as_deref(), Some(value), "{sql}");
    }
    assert_eq!(read("literal", r"'open\'"), None);
}

#[test]
fn nul_is_refused() {
    let text = "a\0b";
    let rows = InsertRows::<Note>::new([NoteValues { text: lit(text) }]).try_statement("any");
    let found = find(text).try_statement("notes", "find");
    let like = Select::<Found>::new(|q| {
        let n = q.from::<Note>("n");
        q.filter(n.text().contains(text));
        FoundValues { text: n.text() }
    });
    let csv = Csv { null_as: Some(text.to_owned()), ..Csv::default() };
    let copy = Copy::new::<Note>("s3://lake/notes".parse().expect("a URL"), csv).statement();
    for refused in [rows, found, like.try_statement("notes", "find"), copy] {
        let mistake = refused.expect_err("no value holds NUL").mistake;
        assert!(mistake.contains("NUL"), "{mistake}");
    }
}
