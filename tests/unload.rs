//! UNLOAD as the DSL says it, run on the stand-in: the statements of the library, and awkward values that Python reads back.

#[path = "support/library.rs"]
#[expect(dead_code, reason = "its jsonpaths are another test's")]
mod library;
#[path = "unload/moto.rs"]
mod moto;
#[path = "support/stand_in.rs"]
#[expect(dead_code, reason = "an empty one is for other tests")]
mod stand_in;

use serde_json::{Value, json};
use sparkify_local::{Content, Mount, Options};
use sparkify_schema::{
    Existing, Manifest, Row, RowGroups, Select, Super, Table, Unload, UnloadCompression, UnloadFormat,
    UnloadOptions, Varchar,
};
use stand_in::StandIn;
use std::{path::Path, process::Command};

const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.venv/bin/python");
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/read_unloaded.py");

/// What the stand-in has not, by the statement that has it.
const REFUSED: &[(&str, &str)] =
    &[("books_by_state/unload_parquet", "UNLOAD option KMS_KEY_ID is not supported by the stand-in")];

/// A stand-in whose bucket `bucket` is a folder.
async fn stand_in(bucket: &str, folder: &Path) -> StandIn {
    let mount = Mount { prefix: format!("s3://{bucket}"), content: Content::Folder(folder.to_owned()) };
    StandIn::open(Options { mounts: vec![mount], ..Options::default() }).await
}

fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path.display().to_string());
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn the_statements_of_the_library_run_or_are_refused_by_name() {
    let statements = library::statements();
    let of = |table: &str, name: &str| {
        let found = statements.iter().find(|it| it.name.table == table && it.name.statement == name);
        found.expect("the library has it").sql.clone()
    };
    let mut run = 0;
    for statement in statements.iter().filter(|it| it.name.statement.starts_with("unload")) {
        let folder = tempfile::tempdir().expect("a folder");
        let stand_in = stand_in("lending-desk", folder.path()).await;
        for setup in [
            "CREATE SCHEMA lending",
            &of("books", "create_table"),
            "INSERT INTO lending.books (book_id, isbn, title, state) VALUES (1, '1', 'Alice', 'lent'), \
             (2, '2', 'Aladdin', 'lent'), (3, '3', 'Beowulf', 'on the shelf'), (4, '4', 'it''s', 'lost')",
        ] {
            assert_eq!(stand_in.answer(setup).await, "", "{setup}");
        }
        let answer = stand_in.answer(&statement.sql).await;
        let name = statement.name.to_string();
        if let Some((_, words)) = REFUSED.iter().find(|(refused, _)| *refused == name) {
            assert_eq!(answer, format!("ERROR: {words}"));
            continue;
        }
        assert_eq!(answer, "", "{name}");
        assert_eq!(stand_in.answer("SELECT pg_last_unload_count()").await, "2", "{name}");
        assert!(!files(folder.path()).is_empty(), "{name}");
        run += 1;
    }
    assert_eq!(run, 4);
}

#[derive(Table)]
#[table(name = "notes", kind = staging)]
struct Note {
    id: i32,
    words: Option<Varchar<200>>,
    done: bool,
    details: Super,
}

#[derive(Debug, Clone, PartialEq, Row)]
struct NoteFile {
    id: i32,
    words: Option<Varchar<200>>,
    done: bool,
    details: Super,
}

#[derive(Debug, Clone, PartialEq, Row)]
struct WordsFile {
    id: i32,
    words: Option<Varchar<200>>,
}

fn notes() -> Select<NoteFile> {
    Select::new(|q| {
        let n = q.from::<Note>("n");
        q.order_by([n.id().asc()]);
        NoteFileValues { id: n.id(), words: n.words(), done: n.done(), details: n.details() }
    })
}

fn words() -> Select<WordsFile> {
    Select::new(|q| {
        let n = q.from::<Note>("n");
        q.order_by([n.id().asc()]);
        WordsFileValues { id: n.id(), words: n.words() }
    })
}

/// Every text a reader may stumble over.
const WORDS: [&str; 10] = [
    "plain",
    "",
    "a \"quoted\" word, and 'another'",
    "bar | tab \t comma , semicolon ;",
    "two\nlines",
    "a return\r\nand a feed",
    "back\\slash \\N \\",
    "é ü 漢字 😀 \u{2028}",
    "null",
    " blanks ",
];

async fn awkward(folder: &Path) -> StandIn {
    let stand_in = stand_in("desk", folder).await;
    assert_eq!(stand_in.answer(Note::CREATE).await, "");
    for (id, words) in WORDS.iter().enumerate() {
        let literal = words.replace('\\', "\\\\").replace('\'', "''");
        let details =
            json!({ "id": id, "words": words }).to_string().replace('\\', "\\\\").replace('\'', "''");
        let done = id % 2 == 0;
        let insert = format!("INSERT INTO notes SELECT {id}, '{literal}', {done}, JSON_PARSE('{details}')");
        assert_eq!(stand_in.answer(&insert).await, "", "{insert}");
    }
    stand_in
}

/// Unloads by a statement of the DSL, and reads the files by Python.
async fn read<R: Row>(how: &str, select: Select<R>, format: UnloadFormat) -> Vec<Value> {
    let folder = tempfile::tempdir().expect("a folder");
    let stand_in = awkward(folder.path()).await;
    let to = "s3://desk/out/".parse().expect("a URL");
    let unload = Unload {
        options: UnloadOptions { one_by_one: true, ..UnloadOptions::default() },
        ..Unload::new(select, to, format)
    };
    let statement = unload.statement("notes", "unload");
    assert_eq!(stand_in.answer(&statement.sql).await, "", "{}", statement.sql);
    let output = Command::new(PYTHON).arg(SCRIPT).arg(how).args(files(folder.path())).output();
    let output = output.expect("Python starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the script answers in JSON")
}

#[tokio::test]
async fn json_by_python() {
    let format = UnloadFormat::Json { compression: Some(UnloadCompression::Gzip) };
    let expected: Vec<Value> = (0..)
        .zip(WORDS)
        .map(|(id, words)| {
            let done = if id % 2 == 0 { "t" } else { "f" };
            let details = json!({ "id": id, "words": words });
            json!([["id", id], ["words", words], ["done", done], ["details", details]])
        })
        .collect();
    assert_eq!(read("json", notes(), format).await, expected);
}

#[tokio::test]
async fn csv_by_python() {
    let format = UnloadFormat::Csv {
        header: true,
        delimiter: None,
        null_as: None,
        compression: Some(UnloadCompression::Bzip2),
    };
    let rows = (0..).zip(WORDS).map(|(id, words)| {
        let done = if id % 2 == 0 { "t" } else { "f" };
        json!([id.to_string(), words, done, json!({ "id": id, "words": words }).to_string()])
    });
    let expected: Vec<Value> = [json!(["id", "words", "done", "details"])].into_iter().chain(rows).collect();
    assert_eq!(read("csv", notes(), format).await, expected);
}

#[tokio::test]
async fn escaped_text_by_python() {
    let expected: Vec<Value> = (0..).zip(WORDS).map(|(id, words)| json!([id.to_string(), words])).collect();
    for (how, add_quotes) in [("delimited", false), ("quoted", true)] {
        let format = UnloadFormat::Delimited {
            delimiter: '|',
            header: false,
            add_quotes,
            escape: true,
            null_as: None,
            compression: None,
        };
        assert_eq!(read(how, words(), format).await, expected, "{how}");
    }
}

#[tokio::test]
async fn parquet_in_partitions() {
    let folder = tempfile::tempdir().expect("a folder");
    let stand_in = awkward(folder.path()).await;
    let to = "s3://desk/out/".parse().expect("a URL");
    let unload = Unload {
        options: UnloadOptions {
            partition_by: vec!["id"],
            manifest: Manifest::Verbose,
            existing: Existing::Removed,
            ..UnloadOptions::default()
        },
        ..Unload::new(words(), to, UnloadFormat::Parquet { row_groups: RowGroups::Auto })
    };
    let sql = unload.statement("notes", "unload").sql;
    for _ in 0..2 {
        assert_eq!(stand_in.answer(&sql).await, "");
    }
    let names: Vec<String> = files(folder.path());
    assert_eq!(names.len(), WORDS.len() + 1);
    assert!(names.iter().any(|name| name.ends_with("/out/id=7/0000_part_00.parquet")), "{names:?}");
    let manifest = std::fs::read(folder.path().join("out/manifest")).expect("a manifest");
    let manifest: Value = serde_json::from_slice(&manifest).expect("JSON");
    assert_eq!(manifest["meta"]["record_count"], json!(WORDS.len()));
}
