//! Walks a phase over a connection, statement by statement, and tells what happens.

mod load_errors;

use std::time::Instant;

use sparkify_schema::StatementName;
use tokio_postgres::{Client, SimpleQueryMessage};

use crate::error::Failure;
use crate::event::Event;
use crate::interrupt::Interrupt;
use crate::load_error::Refused;
use crate::plan::{Phase, Step, StepKind, StepReport};

use load_errors::CopyId;

/// Why a phase stopped.
#[derive(Debug)]
pub(crate) struct Stop {
    pub(crate) statement: StatementName,
    pub(crate) sql: String,
    pub(crate) kind: StepKind,
    pub(crate) cause: Cause,
    /// Rows the failing COPY refused.
    pub(crate) refused: Refused,
}

/// What stopped it.
#[derive(Debug)]
pub(crate) enum Cause {
    Interrupted,
    Failed(Failure),
}

/// What a phase did.
#[derive(Debug, Default)]
pub(crate) struct Done {
    pub(crate) steps: Vec<StepReport>,
    /// Rows that a tolerant COPY left out, by the statement that did.
    pub(crate) skipped: Vec<(StatementName, Refused)>,
}

/// Runs every statement of `phase`; on a failure an open transaction is rolled back.
pub(crate) async fn phase(
    client: &Client,
    phase: &Phase,
    interrupt: &mut Interrupt,
    on: &mut dyn FnMut(Event<'_>),
) -> Result<Done, Box<Stop>> {
    on(Event::PhaseStarted { phase: phase.name, statements: phase.steps.len() });
    let started = Instant::now();
    let mut done = Done::default();
    let mut copies: Vec<(&Step, CopyId)> = Vec::new();
    for step in &phase.steps {
        on(Event::StatementStarted { name: &step.statement.name });
        match run(client, step, interrupt).await {
            Ok((report, copy)) => {
                on(Event::StatementDone { report: &report });
                done.steps.push(report);
                copies.extend(copy.map(|copy| (step, copy)));
            }
            Err(cause) => {
                let last = copies.last().map(|(_, copy)| *copy);
                return Err(Box::new(stopped(client, step, cause, last).await));
            }
        }
    }
    // Only now: a transaction does not see what the views learnt after it began.
    for (step, copy) in copies {
        let skipped = load_errors::of(client, copy).await;
        let skipped = skipped.map_err(|failure| Box::new(stop(step, Cause::Failed(failure))))?;
        if skipped.total > 0 {
            done.skipped.push((step.statement.name.clone(), skipped));
        }
    }
    on(Event::PhaseDone { phase: phase.name, steps: &done.steps, took: started.elapsed() });
    Ok(done)
}

async fn run(
    client: &Client,
    step: &Step,
    interrupt: &mut Interrupt,
) -> Result<(StepReport, Option<CopyId>), Cause> {
    let started = Instant::now();
    let answer = client.simple_query(&step.statement.sql);
    let answer = if step.kind == StepKind::Commit {
        // Whether a commit that was cut off happened cannot be known, so it is awaited.
        answer.await
    } else {
        tokio::select! {
            answer = answer => answer,
            () = interrupt.wait() => return Err(Cause::Interrupted),
        }
    };
    let messages = answer.map_err(|error| Cause::Failed(Failure::from(error)))?;
    let (rows, copy) = if step.kind == StepKind::Copy {
        // Redshift's command tag of a COPY is not reliable, these functions are.
        let (rows, copy) = load_errors::last_copy(client).await.map_err(Cause::Failed)?;
        (rows, Some(copy))
    } else {
        (affected(&messages), None)
    };
    let name = step.statement.name.clone();
    Ok((StepReport { name, kind: step.kind, rows, took: started.elapsed() }, copy))
}

fn stop(step: &Step, cause: Cause) -> Stop {
    Stop {
        statement: step.statement.name.clone(),
        sql: step.statement.sql.clone(),
        kind: step.kind,
        cause,
        refused: Refused::default(),
    }
}

async fn stopped(client: &Client, step: &Step, cause: Cause, last: Option<CopyId>) -> Stop {
    let mut told = stop(step, cause);
    if let Cause::Failed(_) = told.cause {
        // The failure is what counts; a rollback that fails too says nothing new.
        let _ = client.simple_query("ROLLBACK").await;
        if step.kind == StepKind::Copy {
            told.refused = load_errors::since(client, last).await.unwrap_or_default();
        }
    }
    told
}

fn affected(messages: &[SimpleQueryMessage]) -> u64 {
    messages
        .iter()
        .filter_map(|message| match message {
            SimpleQueryMessage::CommandComplete(rows) => Some(*rows),
            _ => None,
        })
        .sum()
}

/// The rows of a query, unless a signal arrives first.
pub(crate) async fn select(
    client: &Client,
    sql: &str,
    interrupt: &mut Interrupt,
) -> Result<Vec<tokio_postgres::SimpleQueryRow>, Cause> {
    tokio::select! {
        rows = rows(client, sql) => rows.map_err(Cause::Failed),
        () = interrupt.wait() => Err(Cause::Interrupted),
    }
}

/// The rows of a query, as text.
pub(super) async fn rows(client: &Client, sql: &str) -> Result<Vec<tokio_postgres::SimpleQueryRow>, Failure> {
    let messages = client.simple_query(sql).await?;
    Ok(messages
        .into_iter()
        .filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        })
        .collect())
}

/// The number in a column, if it holds one.
pub(crate) fn number<T: std::str::FromStr>(row: &tokio_postgres::SimpleQueryRow, at: usize) -> Option<T> {
    row.try_get(at).ok().flatten()?.trim().parse().ok()
}
