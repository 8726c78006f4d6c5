//! Two parsers nobody here wrote read every snapshot as Redshift SQL: sqlfluff and sqlglot.

#[path = "support/exceptions.rs"]
mod exceptions;
#[path = "support/snapshots.rs"]
mod snapshots;

use exceptions::EXCEPTIONS;
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
