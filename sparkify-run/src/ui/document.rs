//! The documents of `--json`.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::time::Duration;

use serde_json::{Map, Number, Value, json};
use sparkify_schema::{Lint, Statement};

use crate::config::setting::Setting;
use crate::error::Error;
use crate::load_error::BadRows;
use crate::outcome::{Outcome, ReportOutcome};
use crate::rows::{self, Column, Kind};
use crate::simulate;

/// Writes one document to stdout.
pub(crate) fn print(document: &Value) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, document).map_err(io::Error::from)?;
    writeln!(out)?;
    out.flush()
}

pub(crate) fn outcome(outcome: &Outcome) -> Value {
    let phases = outcome.phases.iter().map(|phase| {
        let statements = phase.steps.iter().map(|step| {
            json!({"name": step.name.to_string(), "rows": step.rows, "milliseconds": milliseconds(step.took)})
        });
        json!({
            "phase": phase.name.as_str(),
            "milliseconds": milliseconds(phase.took),
            "statements": statements.collect::<Vec<_>>(),
        })
    });
    let checks = outcome.checks.iter().map(|check| {
        json!({
            "name": check.name,
            "description": check.description,
            "violations": check.violations,
            "passed": check.violations == 0,
            "milliseconds": milliseconds(check.took),
        })
    });
    json!({
        "phases": phases.collect::<Vec<_>>(),
        "skipped": outcome.skipped.iter().map(bad_rows).collect::<Vec<_>>(),
        "checks": checks.collect::<Vec<_>>(),
        "reports": outcome.reports.iter().map(report).collect::<Vec<_>>(),
    })
}

fn report(report: &ReportOutcome) -> Value {
    let rows = report.rows.iter().map(|row| {
        let cells = report.columns.iter().zip(row);
        cells
            .map(|(column, text)| (column.name.clone(), value(column, text.as_deref())))
            .collect::<Map<_, _>>()
    });
    json!({
        "name": report.name,
        "title": report.title,
        "milliseconds": milliseconds(report.took),
        "rows": rows.collect::<Vec<_>>(),
    })
}

fn value(column: &Column, text: Option<&str>) -> Value {
    let Some(text) = text else { return Value::Null };
    let number = || text.parse::<Number>().map(Value::Number).ok();
    let value = if column.kind.is_number() { number() } else { None };
    let boolean = || (column.kind == Kind::Boolean).then(|| Value::Bool(text == "t"));
    value.or_else(boolean).unwrap_or_else(|| Value::String(rows::shown(column.kind, text).into_owned()))
}

fn bad_rows(bad: &BadRows) -> Value {
    json!({"statement": bad.statement, "table": bad.table, "total": bad.total, "rows": bad.rows})
}

pub(crate) fn error(error: &Error) -> Value {
    let mut document = json!({
        "message": error.to_string(),
        "hint": error.hint(),
        "exit_code": error.exit().code(),
    });
    if let Error::BadRows(bad, _) = error {
        document["load_errors"] = bad_rows(bad);
    }
    json!({ "error": document })
}

pub(crate) fn settings(settings: &[Setting]) -> Value {
    let setting = |setting: &Setting| {
        json!({
            "setting": setting.key.name,
            "value": setting.shown(),
            "from": setting.origin.to_string(),
        })
    };
    settings.iter().map(setting).collect()
}

pub(crate) fn statements(statements: &[Statement]) -> Value {
    let statement = |statement: &Statement| json!({"name": statement.name.to_string(), "sql": statement.sql});
    statements.iter().map(statement).collect()
}

pub(crate) fn lints(lints: &[Lint]) -> Value {
    let lint = |lint: &Lint| {
        json!({
            "name": lint.name.name(),
            "place": lint.place,
            "message": lint.message,
            "hint": lint.hint,
            "page": lint.name.page(),
            "allowed": lint.allowed,
        })
    };
    lints.iter().map(lint).collect()
}

pub(crate) fn simulated(summary: &simulate::Summary) -> Value {
    json!({
        "events": summary.events,
        "plays": summary.plays,
        "matched": summary.matched,
        "songs": summary.songs,
        "users": summary.users,
        "files": summary.files,
        "bytes": summary.bytes,
        "log_data": summary.log_data,
        "song_data": summary.song_data,
        "log_json_path": summary.log_json_path,
    })
}

pub(crate) fn serving(url: &str, address: SocketAddr) -> Value {
    json!({"url": url, "host": address.ip().to_string(), "port": address.port()})
}

fn milliseconds(time: Duration) -> Value {
    // Whole microseconds, so that the number is short.
    let micros = u32::try_from(time.as_micros()).unwrap_or(u32::MAX);
    json!(f64::from(micros) / 1000.0)
}
