//! Walks a phase over a connection, statement by statement, and tells what happens.

pub(crate) mod lane;
pub(crate) mod load_errors;

use std::time::Instant;

use sparkify_schema::{Statement, StatementName};

use crate::connection::{Answer, Connection, Row};
use crate::error::Failure;
use crate::event::Event;
use crate::interrupt::{Ending, Interrupt};
use crate::load_error::Refused;
use crate::plan::{Phase, Step, StepKind, StepReport};

use lane::{Lane, Peer};
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
    /// What was done before it.
    pub(crate) walked: Walked,
    /// How often the load was tried.
    pub(crate) attempts: u32,
    /// Whether staging tables may hold the new rows already.
    pub(crate) staged: bool,
    /// Whether the first connection may still have a transaction open.
    pub(crate) unclean: bool,
}

/// What stopped it.
#[derive(Debug)]
pub(crate) enum Cause {
    Interrupted,
    /// What ran beside it failed.
    CalledOff,
    Failed(Failure),
}

impl From<Ending> for Cause {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Signal => Self::Interrupted,
            Ending::CalledOff => Self::CalledOff,
        }
    }
}

/// Statements that were answered.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub(crate) steps: Vec<StepReport>,
    copies: Vec<(StatementName, CopyId)>,
}

impl Walked {
    /// What several connections did, one after another.
    pub(crate) fn of_all(all: impl IntoIterator<Item = Self>) -> Self {
        let mut together = Self::default();
        for one in all {
            together.steps.extend(one.steps);
            together.copies.extend(one.copies);
        }
        together
    }

    /// The last COPY of the session that is known.
    fn last_copy(&self, lane: &Lane<'_>) -> Option<CopyId> {
        self.copies.last().map(|(_, copy)| *copy).or_else(|| Some(lane.peer?.last_copy))
    }
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
    lane: &Lane<'_>,
    phase: &Phase,
    interrupt: &mut Interrupt,
    on: &dyn Fn(Event<'_>),
) -> Result<Done, Box<Stop>> {
    on(Event::PhaseStarted { phase: phase.name, statements: phase.steps.len() });
    let started = Instant::now();
    let mut walked = Walked::default();
    steps(lane, &phase.steps, &mut walked, interrupt, on).await?;
    let done = done(lane.connection, walked).await?;
    on(Event::PhaseDone { phase: phase.name, steps: &done.steps, took: started.elapsed() });
    Ok(done)
}

/// Runs statements and adds what they did; on a failure an open transaction is rolled back.
pub(crate) async fn steps(
    lane: &Lane<'_>,
    steps: &[Step],
    walked: &mut Walked,
    interrupt: &mut Interrupt,
    on: &dyn Fn(Event<'_>),
) -> Result<(), Box<Stop>> {
    for step in steps {
        on(Event::StatementStarted { name: &step.statement.name });
        match run(lane, step, walked.last_copy(lane), interrupt).await {
            Ok((report, copy)) => {
                on(Event::StatementDone { report: &report });
                walked.steps.push(report);
                walked.copies.extend(copy.map(|copy| (step.statement.name.clone(), copy)));
            }
            Err(cause) => {
                if matches!(cause, Cause::Failed(_)) {
                    // Before anything is asked about the failure: the others work in vain.
                    interrupt.call_off();
                }
                return Err(Box::new(stopped(lane, step, cause, std::mem::take(walked)).await));
            }
        }
    }
    Ok(())
}

/// What was done, once all of it is committed.
pub(crate) async fn done(connection: &Connection, walked: Walked) -> Result<Done, Box<Stop>> {
    finish(connection, walked).await.map_err(|(statement, failure)| {
        Box::new(Stop {
            statement,
            sql: String::new(),
            kind: StepKind::Change,
            cause: Cause::Failed(failure),
            refused: Refused::default(),
            walked: Walked::default(),
            attempts: 1,
            staged: false,
            unclean: false,
        })
    })
}

/// Asks what the COPYs left out, once all is committed: a transaction does not see what the views learnt
/// after it began.
pub(crate) async fn finish(
    connection: &Connection,
    walked: Walked,
) -> Result<Done, (StatementName, Failure)> {
    let mut done = Done { steps: walked.steps, skipped: Vec::new() };
    for (name, copy) in walked.copies {
        match load_errors::of(connection, copy).await {
            Ok(skipped) if skipped.total > 0 => done.skipped.push((name, skipped)),
            Ok(_) => {}
            Err(failure) => return Err((name, failure)),
        }
    }
    Ok(done)
}

async fn run(
    lane: &Lane<'_>,
    step: &Step,
    last: Option<CopyId>,
    interrupt: &mut Interrupt,
) -> Result<(StepReport, Option<CopyId>), Cause> {
    let (started, connection) = (Instant::now(), lane.connection);
    let listed = lane.peer.filter(|_| step.kind == StepKind::Copy).map(|peer| {
        lane.board.list(&step.statement.name, Peer { last_copy: last.unwrap_or(peer.last_copy), ..peer })
    });
    let answer = answer(connection, step, interrupt).await?;
    drop(listed);
    if let StepKind::Staged(expected) = step.kind {
        let found = answer.rows.first().and_then(|row| row.number::<u64>(0));
        if found != Some(expected) {
            return Err(Cause::Failed(came_between()));
        }
    }
    let (rows, copy) = if step.kind == StepKind::Copy {
        // Redshift's command tag of a COPY is not reliable, these functions are.
        let (rows, copy) = load_errors::last_copy(connection).await.map_err(Cause::Failed)?;
        (rows, Some(copy))
    } else {
        (answer.affected, None)
    };
    let name = step.statement.name.clone();
    Ok((StepReport { name, kind: step.kind, rows, took: started.elapsed() }, copy))
}

async fn answer(connection: &Connection, step: &Step, interrupt: &mut Interrupt) -> Result<Answer, Cause> {
    let answer = async {
        connection.label(&step.statement.name.to_string()).await?;
        connection.ask(&step.statement.sql).await
    };
    let answer = if matches!(step.kind, StepKind::Commit | StepKind::Settle) {
        // Whether a commit that was cut off happened cannot be known, so it is awaited.
        answer.await
    } else {
        tokio::select! {
            answer = answer => answer,
            ending = interrupt.ending() => {
                connection.cancel().await;
                return Err(Cause::from(ending));
            }
        }
    };
    answer.map_err(Cause::Failed)
}

/// What a cluster would say if both loads were one transaction each.
fn came_between() -> Failure {
    Failure {
        code: Some("40001".to_owned()),
        message: "another load filled the staging tables before the star was made of them".to_owned(),
        ..Failure::default()
    }
}

pub(crate) fn stop(step: &Step, cause: Cause, walked: Walked) -> Stop {
    Stop {
        statement: step.statement.name.clone(),
        sql: step.statement.sql.clone(),
        kind: step.kind,
        cause,
        refused: Refused::default(),
        walked,
        attempts: 1,
        staged: false,
        unclean: false,
    }
}

async fn stopped(lane: &Lane<'_>, step: &Step, cause: Cause, walked: Walked) -> Stop {
    let (connection, last) = (lane.connection, walked.last_copy(lane));
    let mut told = stop(step, cause, walked);
    if let Cause::Failed(failure) = &told.cause
        && !failure.lost
    {
        // The failure is what counts; a rollback that fails too says nothing new.
        let _ = connection.ask("ROLLBACK").await;
        if step.kind == StepKind::Copy {
            told.refused = load_errors::since(connection, last).await.unwrap_or_default();
        }
    }
    told
}

/// The rows of a query, unless a signal arrives first.
pub(crate) async fn select(
    connection: &Connection,
    statement: &Statement,
    interrupt: &mut Interrupt,
) -> Result<Vec<Row>, Box<Stop>> {
    let step = Step { statement: statement.clone(), kind: StepKind::Change };
    match answer(connection, &step, interrupt).await {
        Ok(answer) => Ok(answer.rows),
        Err(cause) => Err(Box::new(stop(&step, cause, Walked::default()))),
    }
}
