//! Fills the staging tables side by side, each in a transaction of a connection of its own, and then makes the star
//! of them.
//!
//! All of them are committed or none, unless the connection breaks in between; then they are filled again. Nobody waits
//! for another while it holds a table that the other may want: tables are written to in one order by every load, and
//! only COPY, which needs no further table, runs beside another.

use std::time::{Duration, Instant};

use futures::future::join_all;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::cluster::aws::Pace;
use crate::connection::Connection;
use crate::event::Event;
use crate::execute::lane::Lane;
use crate::execute::{self, Cause, Done, Stop, Walked};
use crate::interrupt::{CallOff, Interrupt};
use crate::plan::{Part, Parts, PhaseName, StepKind};

/// How long a transaction may take to be rolled back; a connection that is closed does it too.
const ROLLBACK: Duration = Duration::from_secs(30);
/// Between two signs of life of a connection that waits for others, of seconds.
const ALIVE: u32 = 30;

/// Runs the load over these connections; the star is made over the first.
pub(crate) async fn load(
    lanes: &[Lane<'_>],
    parts: &Parts,
    interrupt: &mut Interrupt,
    on: &dyn Fn(Event<'_>),
) -> Result<Done, Box<Stop>> {
    let Some(first) = lanes.first() else { return Ok(Done::default()) };
    on(Event::PhaseStarted { phase: PhaseName::Load, statements: parts.statements() });
    let started = Instant::now();
    let mut walked: Vec<Walked> = lanes.iter().map(|_| Walked::default()).collect();
    if let Err(stop) = stage(lanes, &parts.staging, &mut walked, interrupt, on).await {
        if matches!(stop.cause, Cause::Interrupted) {
            // Whoever is interrupted leaves, and the connections end with the program.
            return Err(stop);
        }
        let ended = join_all(lanes.iter().map(|lane| roll_back(lane.connection))).await;
        return Err(Box::new(Stop { unclean: ended.first() != Some(&true), ..*stop }));
    }
    let mut walked = Walked::of_all(walked);
    let made = execute::steps(first, &parts.star, &mut walked, interrupt, on).await;
    made.map_err(|stop| Box::new(Stop { staged: true, ..*stop }))?;
    let done = execute::done(first.connection, walked).await?;
    on(Event::PhaseDone { phase: PhaseName::Load, steps: &done.steps, took: started.elapsed() });
    Ok(done)
}

/// Empties in turn, copies at once, and commits in turn when all are copied.
async fn stage(
    lanes: &[Lane<'_>],
    parts: &[Part],
    walked: &mut [Walked],
    interrupt: &mut Interrupt,
    on: &dyn Fn(Event<'_>),
) -> Result<(), Box<Stop>> {
    for ((lane, part), walked) in lanes.iter().zip(parts).zip(&mut *walked) {
        execute::steps(lane, &part.empty, walked, interrupt, on).await?;
    }
    copy(lanes, parts, walked, interrupt, on).await?;
    let mut staged = false;
    for ((lane, part), walked) in lanes.iter().zip(parts).zip(walked) {
        let settled = execute::steps(lane, &part.settle, walked, interrupt, on).await;
        settled.map_err(|stop| {
            let staged = staged || stop.kind == StepKind::Settle;
            Box::new(Stop { staged, ..*stop })
        })?;
        staged = true;
    }
    Ok(())
}

/// Runs all COPYs until the last has answered or one has failed; then the others are cancelled.
async fn copy(
    lanes: &[Lane<'_>],
    parts: &[Part],
    walked: &mut [Walked],
    interrupt: &Interrupt,
    on: &dyn Fn(Event<'_>),
) -> Result<(), Box<Stop>> {
    let (off, finished) = (CallOff::default(), watch::Sender::new(0));
    let copies = lanes.iter().zip(parts).zip(walked).map(|((lane, part), walked)| {
        let (mut interrupt, finished) = (interrupt.in_group(&off), &finished);
        async move {
            execute::steps(lane, &part.copy, walked, &mut interrupt, on).await?;
            finished.send_modify(|lanes| *lanes += 1);
            let others = finished.subscribe();
            let waited = wait(lane.connection, others, lanes.len(), &mut interrupt).await;
            let (Err(cause), Some(step)) = (waited, part.copy.last()) else { return Ok(()) };
            if matches!(cause, Cause::Failed(_)) {
                interrupt.call_off();
            }
            Err(Box::new(execute::stop(step, cause, Walked::default())))
        }
    });
    let stops: Vec<Box<Stop>> = join_all(copies).await.into_iter().filter_map(Result::err).collect();
    // The others only stopped because of the one that matters.
    let weight = |stop: &Stop| match stop.cause {
        Cause::Interrupted => 0,
        Cause::Failed(_) => 1,
        Cause::CalledOff => 2,
    };
    stops.into_iter().min_by_key(|stop| weight(stop)).map_or(Ok(()), Err)
}

/// Waits, in an open transaction, until all have copied; gives a sign of life where silence would end the session.
async fn wait(
    connection: &Connection,
    mut others: watch::Receiver<usize>,
    all: usize,
    interrupt: &mut Interrupt,
) -> Result<(), Cause> {
    let alive = Pace::from_environment().backoff * ALIVE;
    loop {
        tokio::select! {
            biased;
            ended = others.wait_for(|lanes| *lanes == all) => {
                // Whoever counts lives as long as everybody who waits.
                return ended.map(drop).map_err(|_| Cause::CalledOff);
            }
            // Whatever ends the others is theirs to tell: here nothing runs.
            _ = interrupt.ending() => return Err(Cause::CalledOff),
            () = sleep(alive) => {}
        }
        // To its end, whatever happens meanwhile: a session runs one statement at a time.
        connection.keep_alive().await.map_err(Cause::Failed)?;
    }
}

/// Undoes what a connection has open, and says whether that is sure; one that has nothing open says so, and that is
/// fine too.
async fn roll_back(connection: &Connection) -> bool {
    matches!(timeout(ROLLBACK, connection.ask("ROLLBACK")).await, Ok(Ok(_)))
}
