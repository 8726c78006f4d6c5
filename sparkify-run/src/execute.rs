//! Walks a phase over a connection, statement by statement, and tells what happens.

use std::time::Instant;

use sparkify_schema::StatementName;
use tokio_postgres::{Client, SimpleQueryMessage};

use crate::error::Failure;
use crate::event::Event;
use crate::interrupt::Interrupt;
use crate::load_error::{LoadError, Refused};
use crate::plan::{Phase, Step, StepKind, StepReport};

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
    let mut copies = Copies::default();
    for step in &phase.steps {
        on(Event::StatementStarted { name: &step.statement.name });
        match run(client, step, interrupt, &mut copies).await {
            Ok((report, skipped)) => {
                on(Event::StatementDone { report: &report });
                done.steps.push(report);
                if skipped.total > 0 {
                    done.skipped.push((step.statement.name.clone(), skipped));
                }
            }
            Err(cause) => return Err(Box::new(stopped(client, step, cause, &mut copies).await)),
        }
    }
    on(Event::PhaseDone { phase: phase.name, steps: &done.steps, took: started.elapsed() });
    Ok(done)
}

/// The newest COPY whose errors are known; session ids come again, so there may be errors of other days.
#[derive(Debug, Default)]
struct Copies {
    seen: i64,
}

async fn run(
    client: &Client,
    step: &Step,
    interrupt: &mut Interrupt,
    copies: &mut Copies,
) -> Result<(StepReport, Refused), Cause> {
    if step.kind == StepKind::Copy {
        copies.look(client).await.map_err(Cause::Failed)?;
    }
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
    let mut rows = affected(&messages);
    let mut skipped = Refused::default();
    if step.kind == StepKind::Copy {
        rows = copied(client).await.map_err(Cause::Failed)?;
        skipped = copies.new_errors(client).await.map_err(Cause::Failed)?;
    }
    let report =
        StepReport { name: step.statement.name.clone(), kind: step.kind, rows, took: started.elapsed() };
    Ok((report, skipped))
}

async fn stopped(client: &Client, step: &Step, cause: Cause, copies: &mut Copies) -> Stop {
    let mut refused = Refused::default();
    if let Cause::Failed(_) = cause {
        // The failure is what counts; a rollback that fails too says nothing new.
        let _ = client.simple_query("ROLLBACK").await;
        if step.kind == StepKind::Copy {
            refused = copies.new_errors(client).await.unwrap_or_default();
        }
    }
    Stop {
        statement: step.statement.name.clone(),
        sql: step.statement.sql.clone(),
        kind: step.kind,
        cause,
        refused,
    }
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

/// Redshift's command tag of a COPY is not reliable, this function is.
async fn copied(client: &Client) -> Result<u64, Failure> {
    let rows = rows(client, "SELECT pg_last_copy_count()").await?;
    Ok(rows.first().and_then(|row| number(row, 0)).unwrap_or(0))
}

impl Copies {
    /// Passes over the errors that are there already.
    async fn look(&mut self, client: &Client) -> Result<(), Failure> {
        let sql = "SELECT MAX(query) FROM stl_load_errors WHERE session = pg_backend_pid()";
        let rows = rows(client, sql).await?;
        self.seen = rows.first().and_then(|row| number(row, 0)).unwrap_or(0);
        Ok(())
    }

    /// The rows that COPY refused since the last look.
    async fn new_errors(&mut self, client: &Client) -> Result<Refused, Failure> {
        let sql = format!(
            "SELECT query, TRIM(filename), line_number, TRIM(colname), TRIM(type), TRIM(col_length), \
             raw_line, raw_field_value, err_code, TRIM(err_reason) FROM stl_load_errors \
             WHERE session = pg_backend_pid() AND query > {} ORDER BY query, filename, line_number",
            self.seen
        );
        let rows = rows(client, &sql).await?;
        let errors = rows.iter().map(|row| {
            self.seen = self.seen.max(number(row, 0).unwrap_or(0));
            LoadError {
                file: text(row, 1),
                line: number(row, 2).unwrap_or(0),
                column: text(row, 3),
                column_type: text(row, 4),
                length: text(row, 5),
                raw_line: text(row, 6),
                value: text(row, 7),
                code: number(row, 8).unwrap_or(0),
                reason: text(row, 9),
            }
        });
        let errors: Vec<LoadError> = errors.collect();
        let mut total = errors.len() as u64;
        if total > 0 {
            // The views keep the first rows only; the history has the number of all.
            let sql = format!("SELECT error_count FROM sys_load_history WHERE query_id = {}", self.seen);
            let counted = self::rows(client, &sql).await?;
            total = total.max(counted.first().and_then(|row| number(row, 0)).unwrap_or(0));
        }
        Ok(Refused { rows: errors, total })
    }
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
async fn rows(client: &Client, sql: &str) -> Result<Vec<tokio_postgres::SimpleQueryRow>, Failure> {
    let messages = client.simple_query(sql).await?;
    Ok(messages
        .into_iter()
        .filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        })
        .collect())
}

fn text(row: &tokio_postgres::SimpleQueryRow, at: usize) -> String {
    row.try_get(at).ok().flatten().unwrap_or_default().trim_end().to_owned()
}

/// The number in a column, if it holds one.
pub(crate) fn number<T: std::str::FromStr>(row: &tokio_postgres::SimpleQueryRow, at: usize) -> Option<T> {
    row.try_get(at).ok().flatten()?.trim().parse().ok()
}
