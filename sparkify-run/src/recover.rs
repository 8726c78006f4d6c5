//! Brings a load through conflicts and lost connections: repeated whole, and only if it is known not to have
//! happened.

pub(crate) mod attempt;

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};
use sparkify_model::Sources;

use crate::cluster::aws::Pace;
use crate::error::{Error, Known, Left};
use crate::event::Event;
use crate::execute::lane::Peer;
use crate::execute::{self, Cause, Done, Stop};
use crate::mark::Mark;
use crate::plan::{self, StepKind, StepReport};
use crate::session::Session;
use crate::ui::Ui;
use crate::watch::Watch;

use attempt::Try;

/// How often a load is repeated for the same reason.
const REPEATS: usize = 5;
/// How long a role that was just attached may take to be known everywhere.
const ROLE: Duration = Duration::from_mins(2);

/// What may pass if the load is run again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    /// Another transaction changed the same tables.
    Conflict,
    /// The connection was lost before COMMIT was sent: rolled back.
    Lost,
    /// The connection was lost while a staging table was committed: whether it happened is all one, it is filled again.
    Unsettled,
    /// The connection was lost while COMMIT ran: it happened, or it did not.
    Unanswered,
    /// The role is not known to the cluster yet.
    Role,
}

/// Why a load ended.
#[derive(Debug)]
pub(crate) enum End {
    /// A statement stopped it.
    Stopped(Box<Stop>),
    /// Something around it did.
    Failed(Error),
}

/// Loads until it is done, fails for good, or has been tried often enough.
///
/// On a cluster at most `jobs` staging tables are filled at once.
pub(crate) async fn load(
    session: &mut Session,
    sources: &Sources,
    jobs: Option<usize>,
    ui: &mut Ui,
) -> Result<Done, End> {
    if !session.is_remote() {
        let phase = plan::load(sources, None).map_err(|error| End::Failed(Error::Model(error)))?;
        return attempt::walk(session, &phase, ui).await.map_err(End::Stopped);
    }
    let mut watch = session.watch(ui.watches());
    let most = plan::most_jobs().map_err(|error| End::Failed(Error::Model(error)))?;
    let jobs = jobs.map_or(most, |jobs| jobs.min(most));
    let ended = repeated(session, sources, jobs, watch.as_mut(), ui).await;
    if let Some(watch) = watch {
        watch.close().await;
    }
    ended
}

async fn repeated(
    session: &mut Session,
    sources: &Sources,
    mut jobs: usize,
    mut watch: Option<&mut Watch>,
    ui: &mut Ui,
) -> Result<Done, End> {
    let (mut waits, mut role_waits) = (repeats(), role_repeats());
    let (mut repeat, mut staged) = (0, false);
    loop {
        let (mark, peer) = (Mark::new(), Peer::of(&session.connection).await);
        let (how, watch) = (Try { sources, mark: &mark, peer }, watch.as_deref_mut());
        let tried = attempt::load(session, &how, &mut jobs, watch, ui).await;
        let mut stop = match tried {
            Ok(done) => return Ok(done),
            Err(End::Stopped(stop)) => stop,
            Err(failed) => return Err(failed),
        };
        // What an earlier try left in the staging tables is there still.
        staged |= stop.staged;
        stop.staged = staged;
        let Some(trouble) = trouble(&stop) else { return Err(End::Stopped(stop)) };
        if trouble == Trouble::Unanswered {
            ui.note("the connection was lost during COMMIT; asking the cluster whether it happened");
            if mark.is_there(session, peer.map(|peer| peer.session)).await.map_err(End::Failed)? {
                ui.note(&format!("it did: the mark {mark} is in sparkify_loads"));
                session.reconnect().await.map_err(End::Failed)?;
                return confirmed(session, *stop).await;
            }
            ui.note("it did not; the warehouse is as it was");
        }
        if trouble == Trouble::Role && session.may_read_as(&sources.iam_role).await == Some(false) {
            return Err(End::Stopped(stop));
        }
        let wait = if trouble == Trouble::Role { role_waits.next() } else { waits.next() };
        let Some(wait) = wait else {
            stop.attempts = repeat + 1;
            return Err(End::Stopped(stop));
        };
        repeat += 1;
        ui.event(&Event::Repeating { because: because(trouble), wait, repeat });
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = session.interrupt.wait() => {
                stop.cause = Cause::Interrupted;
                return Err(End::Stopped(stop));
            }
        }
        let lost = matches!(trouble, Trouble::Lost | Trouble::Unsettled | Trouble::Unanswered);
        if lost || stop.unclean {
            session.reconnect().await.map_err(End::Failed)?;
        }
    }
}

/// A load whose COMMIT happened unheard: all of it is done.
async fn confirmed(session: &Session, stop: Stop) -> Result<Done, End> {
    let mut walked = stop.walked;
    walked.steps.push(StepReport {
        name: stop.statement,
        kind: StepKind::Commit,
        rows: 0,
        took: Duration::ZERO,
    });
    execute::finish(&session.connection, walked).await.map_err(|(statement, failure)| {
        let (statement, sql) = (statement.to_string(), String::new());
        End::Failed(Error::Statement { statement, sql, left: Left::Unsaid, failure: Box::new(failure) })
    })
}

fn trouble(stop: &Stop) -> Option<Trouble> {
    let Cause::Failed(failure) = &stop.cause else { return None };
    if failure.lost {
        return Some(match stop.kind {
            StepKind::Commit => Trouble::Unanswered,
            StepKind::Settle => Trouble::Unsettled,
            _ => Trouble::Lost,
        });
    }
    match Known::of(failure)? {
        Known::Conflict => Some(Trouble::Conflict),
        Known::Role => Some(Trouble::Role),
        _ => None,
    }
}

fn because(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Conflict => "another transaction changed the same tables",
        Trouble::Lost => "the connection was lost, so the load was rolled back",
        Trouble::Unsettled => "the connection was lost while the staging tables were committed",
        Trouble::Unanswered => "the connection was lost during COMMIT, which did not happen",
        Trouble::Role => "the cluster does not know the role yet",
    }
}

/// Half a minute in all, at moments of its own: two loads in conflict must not meet again.
fn repeats() -> impl Iterator<Item = Duration> {
    let unit = Pace::from_environment().backoff;
    ExponentialBuilder::new()
        .with_min_delay(unit / 4)
        .with_max_delay(unit * 20)
        .with_factor(3.0)
        .with_max_times(REPEATS)
        .with_jitter()
        .build()
}

fn role_repeats() -> impl Iterator<Item = Duration> {
    let unit = Pace::from_environment().backoff;
    ExponentialBuilder::new()
        .with_min_delay(unit * 2)
        .with_max_delay(unit * 15)
        .without_max_times()
        .with_total_delay(Some(ROLE))
        .build()
}
