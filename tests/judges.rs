//! Two parsers nobody here wrote read every snapshot as Redshift SQL: sqlfluff and sqlglot.

#[path = "support/snapshots.rs"]
mod snapshots;

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    io::Write as _,
    process::{Command, ExitCode, Stdio},
    sync::Arc,
};

const JUDGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/judge.py");
const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.venv/bin/python");

/// Statements a judge can't read although Redshift documents them: its name, the statement's, and the source.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        "sqlglot",
        "library/books_by_state/refresh",
        "REFRESH: https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-refresh-sql-command.html",
    ),
    (
        "sqlglot",
        "library/books_by_state/unload_csv",
        "UNLOAD: https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html",
    ),
    (
        "sqlglot",
        "library/books_by_state/unload_json",
        "UNLOAD: https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html",
    ),
    (
        "sqlfluff",
        "library/books_by_state/unload_parquet",
        "ROWGROUPSIZE: https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html",
    ),
    (
        "sqlglot",
        "library/books_by_state/unload_parquet",
        "UNLOAD: https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html",
    ),
    (
        "sqlglot",
        "library/books/merge_without_duplicates",
        "REMOVE DUPLICATES: https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html",
    ),
    (
        "sqlfluff",
        "library/loans/analyze",
        "PREDICATE COLUMNS: https://docs.aws.amazon.com/redshift/latest/dg/r_ANALYZE.html",
    ),
    (
        "sqlglot",
        "library/books/vacuum",
        "VACUUM: https://docs.aws.amazon.com/redshift/latest/dg/r_VACUUM_command.html",
    ),
    (
        "sqlglot",
        "library/fines/alter_encode_auto",
        "ALTER ENCODE AUTO: https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html",
    ),
    (
        "sqlglot",
        "library/fines/append_open_fines",
        "APPEND: https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE_APPEND.html",
    ),
    (
        "sqlglot",
        "library/lending/create_schema",
        "QUOTA: https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_SCHEMA.html",
    ),
    (
        "sqlglot",
        "library/lending/grant_select_on_tables_to_staff",
        "ALL TABLES IN SCHEMA: https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html",
    ),
    (
        "sqlglot",
        "library/lending/revoke_select_on_tables_from_staff",
        "ALL TABLES IN SCHEMA: https://docs.aws.amazon.com/redshift/latest/dg/r_REVOKE.html",
    ),
    (
        "sqlglot",
        "library/loans/create_table",
        "INTERLEAVED SORTKEY: https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html",
    ),
    (
        "sqlglot",
        "library/loans/vacuum",
        "VACUUM: https://docs.aws.amazon.com/redshift/latest/dg/r_VACUUM_command.html",
    ),
    (
        "sqlglot",
        "library/readers/grant_role_to_anna",
        "GRANT ROLE: https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html",
    ),
    (
        "sqlglot",
        "library/readers/revoke_role_from_anna",
        "REVOKE ROLE: https://docs.aws.amazon.com/redshift/latest/dg/r_REVOKE.html",
    ),
    (
        "sqlglot",
        "library/shelves/alter_encode_room_books",
        "ALTER COLUMN … ENCODE: https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html",
    ),
    (
        "sqlglot",
        "library/shelves/alter_owner_librarian",
        "OWNER TO: https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html",
    ),
];

/// The error of each judge on each statement; none where it can read it.
type Verdicts = BTreeMap<(String, String), Option<String>>;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    if arguments.list {
        return ExitCode::SUCCESS;
    }
    let verdicts = Arc::new(judge());
    let mut trials: Vec<_> = verdicts
        .keys()
        .map(|(judge, statement)| {
            let (verdicts, key) = (verdicts.clone(), (judge.clone(), statement.clone()));
            Trial::test(format!("{judge}::{statement}"), move || verdict(&verdicts, &key))
        })
        .collect();
    trials.push(Trial::test("the_judges_refuse_what_is_wrong", the_judges_refuse_what_is_wrong));
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn verdict(verdicts: &Verdicts, key: &(String, String)) -> Result<(), Failed> {
    let excepted = EXCEPTIONS.iter().any(|(judge, statement, _)| (*judge, *statement) == (&key.0, &key.1));
    match (&verdicts[key], excepted) {
        (None, false) | (Some(_), true) => Ok(()),
        (Some(error), false) => Err(error.into()),
        (None, true) => Err("the judge reads it by now: strike it from the exceptions".into()),
    }
}

fn judge() -> Verdicts {
    let statements: Vec<_> = snapshots::files()
        .into_iter()
        .filter_map(|snapshot| {
            let name = snapshot.name.strip_suffix(".sql")?.to_owned();
            Some(json!({"name": name, "sql": snapshot.text}))
        })
        .collect();
    assert!(statements.len() > 20, "the snapshots are missing");
    ask(&json!(statements))
}

fn ask(statements: &Value) -> Verdicts {
    let mut child = Command::new(PYTHON)
        .arg(JUDGE)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the judges are installed by `make judges`");
    let mut input = child.stdin.take().expect("the pipe was asked for");
    input.write_all(statements.to_string().as_bytes()).expect("the judges read their input");
    drop(input);
    let output = child.wait_with_output().expect("the judges end");
    assert!(output.status.success(), "the judges failed");
    let verdicts: Vec<Value> = serde_json::from_slice(&output.stdout).expect("the judges answer in JSON");
    let text = |value: &Value| value.as_str().map(str::to_owned);
    verdicts
        .iter()
        .map(|verdict| {
            let key =
                (text(&verdict["judge"]).unwrap_or_default(), text(&verdict["name"]).unwrap_or_default());
            (key, text(&verdict["error"]))
        })
        .collect()
}

/// A judge that accepts everything would be none.
fn the_judges_refuse_what_is_wrong() -> Result<(), Failed> {
    let wrong = json!([{"name": "wrong", "sql": "SELECT FROM WHERE (a"}]);
    if ask(&wrong).values().all(Option::is_some) { Ok(()) } else { Err("a judge accepts nonsense".into()) }
}
