//! The four phases on a session, each adding to the outcome.

use std::time::Instant;

use sparkify_model as model;
use sparkify_schema::ValueKind;

use crate::connection::Row;
use crate::error::{Error, Known, Left};
use crate::event::Event;
use crate::execute::{self, Cause, Stop};
use crate::explain;
use crate::outcome::{CheckOutcome, Outcome, PhaseOutcome, ReportOutcome};
use crate::plan::{self, PhaseName, StepKind, StepReport};
use crate::recover::{self, End, attempt};
use crate::rows::{Column, Kind};
use crate::session::Session;
use crate::source::{self, Source};
use crate::statement;
use crate::ui::Ui;

/// Creates the tables that are missing.
pub(crate) async fn create(session: &mut Session, outcome: &mut Outcome, ui: &mut Ui) -> Result<(), Error> {
    let phase = plan::create(session.is_remote());
    let started = Instant::now();
    let walked = attempt::walk(session, &phase, ui).await;
    let done = walked.map_err(|stop| stopped(*stop, None))?;
    outcome.phases.push(PhaseOutcome { name: phase.name, steps: done.steps, took: started.elapsed() });
    Ok(())
}

/// Loads everything; at most `jobs` staging tables of a cluster at once.
pub(crate) async fn load(
    session: &mut Session,
    source: &Source,
    jobs: Option<usize>,
    outcome: &mut Outcome,
    ui: &mut Ui,
) -> Result<(), Error> {
    let started = Instant::now();
    let loaded = recover::load(session, &source.sources, jobs, ui).await;
    let mut done = loaded.map_err(|end| match end {
        End::Stopped(stop) => stopped(*stop, Some(source)),
        End::Failed(error) => error,
    })?;
    let steps = std::mem::take(&mut done.steps);
    outcome.phases.push(PhaseOutcome { name: PhaseName::Load, steps, took: started.elapsed() });
    let places = source::places(&source.mounts);
    for (name, errors) in &done.skipped {
        let rows = explain::bad_rows(&name.to_string(), name.table, errors, model::tables(), &places);
        outcome.skipped.push(rows);
    }
    Ok(())
}

/// Asks every check.
pub(crate) async fn check(session: &mut Session, outcome: &mut Outcome, ui: &mut Ui) -> Result<(), Error> {
    let checks = model::checks();
    let started = begin(PhaseName::Check, checks.len(), ui);
    let mut steps = Vec::new();
    for check in checks {
        let (rows, report) = ask(session, &check.statement, ui).await?;
        let violations = rows.first().and_then(|row| row.number(0));
        let name = check.statement.name.to_string();
        let violations = violations.ok_or_else(|| Error::Answer {
            statement: name.clone(),
            reason: "it has no number of violations".to_owned(),
        })?;
        outcome.checks.push(CheckOutcome {
            name,
            description: check.description.clone(),
            violations,
            took: report.took,
        });
        steps.push(report);
    }
    end(PhaseName::Check, started, steps, outcome, ui);
    Ok(())
}

/// Answers the reports of these names; all when none is named.
pub(crate) async fn report(
    session: &mut Session,
    names: &[String],
    outcome: &mut Outcome,
    ui: &mut Ui,
) -> Result<(), Error> {
    let reports = statement::select("report", model::reports(), |report| &report.statement.name, names)?;
    let started = begin(PhaseName::Report, reports.len(), ui);
    let mut steps = Vec::new();
    for report in reports {
        let (rows, step) = ask(session, &report.statement, ui).await?;
        let columns: Vec<Column> = report
            .columns
            .iter()
            .map(|column| Column { name: column.name.to_string(), kind: kind(column.kind) })
            .collect();
        let rows = rows.into_iter().map(|Row(values)| values).collect();
        outcome.reports.push(ReportOutcome {
            name: step.name.to_string(),
            title: report.title.to_string(),
            columns,
            rows,
            took: step.took,
        });
        steps.push(step);
    }
    end(PhaseName::Report, started, steps, outcome, ui);
    Ok(())
}

fn kind(kind: ValueKind) -> Kind {
    match kind {
        ValueKind::Text | ValueKind::Date => Kind::Text,
        ValueKind::Integer => Kind::Integer,
        ValueKind::Float => Kind::Float,
        ValueKind::Boolean => Kind::Boolean,
        ValueKind::Timestamp => Kind::Timestamp,
    }
}

async fn ask(
    session: &mut Session,
    statement: &sparkify_schema::Statement,
    ui: &mut Ui,
) -> Result<(Vec<Row>, StepReport), Error> {
    ui.event(&Event::StatementStarted { name: &statement.name });
    let started = Instant::now();
    let rows = execute::select(&session.connection, statement, &mut session.interrupt).await;
    let rows = rows.map_err(|stop| stopped(*stop, None))?;
    let report = StepReport {
        name: statement.name.clone(),
        kind: StepKind::Change,
        rows: rows.len() as u64,
        took: started.elapsed(),
    };
    ui.event(&Event::StatementDone { report: &report });
    Ok((rows, report))
}

fn begin(phase: PhaseName, statements: usize, ui: &mut Ui) -> Instant {
    ui.event(&Event::PhaseStarted { phase, statements });
    Instant::now()
}

fn end(phase: PhaseName, started: Instant, steps: Vec<StepReport>, outcome: &mut Outcome, ui: &mut Ui) {
    let took = started.elapsed();
    ui.event(&Event::PhaseDone { phase, steps: &steps, took });
    outcome.phases.push(PhaseOutcome { name: phase, steps, took });
}

/// Why a phase stopped, in the reader's terms.
pub(super) fn stopped(stop: Stop, source: Option<&Source>) -> Error {
    let statement = stop.statement.to_string();
    // A load is rolled back; nothing else has a source.
    let left = match source {
        _ if stop.staged => Left::Staging,
        Some(_) => Left::Nothing,
        None => Left::Unsaid,
    };
    let failure = match stop.cause {
        Cause::Failed(failure) => failure,
        Cause::Interrupted | Cause::CalledOff if stop.staged => {
            return Error::Interrupted { statement, left };
        }
        Cause::Interrupted | Cause::CalledOff => return Error::interrupted(&statement),
    };
    if let Some(source) = source.filter(|_| stop.refused.total > 0) {
        let places = source::places(&source.mounts);
        let table = stop.statement.table;
        let bad = explain::bad_rows(&statement, table, &stop.refused, model::tables(), &places);
        return Error::BadRows(Box::new(bad), left);
    }
    if let Some(known) = Known::of(&failure) {
        let failure = Box::new(failure);
        return Error::Known { statement, known, attempts: stop.attempts, left, failure };
    }
    // COPY says XX000 for bad files and for an endpoint that does not answer.
    let unreachable = source.is_some_and(|s| s.remote) && failure.message.starts_with("could not");
    let target = failure.is_of_the_target() || failure.is_in_the_text() || unreachable;
    if stop.kind == StepKind::Copy && !target {
        return Error::BadInput { statement, failure: Box::new(failure), hint: None, left };
    }
    Error::Statement { statement, sql: stop.sql, left, failure: Box::new(failure) }
}
