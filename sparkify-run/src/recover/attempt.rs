//! One try at a load: all in one transaction, or its staging tables side by side.

use std::cell::RefCell;
use std::time::Duration;

use sparkify_model::{self as model, Sources};
use tokio::time::timeout;

use super::End;
use crate::connection::Connection;
use crate::error::Error;
use crate::event::Event;
use crate::execute::lane::{Lane, Peer};
use crate::execute::{self, Done, Stop};
use crate::mark::Mark;
use crate::plan::{self, Parts, Phase};
use crate::session::Session;
use crate::side_by_side;
use crate::ui::Ui;
use crate::watch::Watch;
use crate::watch::board::Board;

/// How long a connection may take to end; the load does not depend on it.
const GOODBYE: Duration = Duration::from_secs(3);

/// What is tried, and by whom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Try<'a> {
    pub(super) sources: &'a Sources,
    pub(super) mark: &'a Mark,
    /// The session that the load begins on.
    pub(super) peer: Option<Peer>,
}

/// Tries once; `jobs` becomes 1 if there are no more connections to be had.
pub(super) async fn load(
    session: &mut Session,
    how: &Try<'_>,
    jobs: &mut usize,
    watch: Option<&mut Watch>,
    ui: &mut Ui,
) -> Result<Done, End> {
    let others = others(session, jobs, ui).await?;
    if others.is_empty() {
        let phase = plan::load(how.sources, Some(how.mark)).map_err(model_error)?;
        return watched(session, &phase, how.peer, watch, ui).await.map_err(End::Stopped);
    }
    let done = in_parts(session, how, *jobs, &others, watch, ui).await;
    for other in others {
        if timeout(GOODBYE, other.close()).await.is_err() {
            tracing::debug!("a connection of the load did not end in time");
        }
    }
    done
}

/// Runs a phase on the session.
pub(crate) async fn walk(session: &mut Session, phase: &Phase, ui: &mut Ui) -> Result<Done, Box<Stop>> {
    watched(session, phase, None, None, ui).await
}

/// Runs a phase on the session while somebody looks at its COPYs.
async fn watched(
    session: &mut Session,
    phase: &Phase,
    peer: Option<Peer>,
    watch: Option<&mut Watch>,
    ui: &mut Ui,
) -> Result<Done, Box<Stop>> {
    let (board, ui) = (Board::default(), RefCell::new(ui));
    let tell = |event: Event<'_>| ui.borrow_mut().event(&event);
    let lane = Lane { connection: &session.connection, peer, board: &board };
    let walking = Box::pin(execute::phase(&lane, phase, &mut session.interrupt, &tell));
    beside(walking, watch, &board, &tell).await
}

/// The connections beside the session's; none if one transaction is wanted, or all that is to be had.
async fn others(session: &mut Session, jobs: &mut usize, ui: &Ui) -> Result<Vec<Connection>, End> {
    let mut others = Vec::new();
    while others.len() + 1 < *jobs {
        match session.another().await {
            Ok(connection) => others.push(connection),
            Err(error @ Error::Interrupted { .. }) => return Err(End::Failed(error)),
            Err(error) => {
                ui.note(&format!(
                    "all in one transaction, one COPY after the other: no second connection, {error}"
                ));
                *jobs = 1;
                return Ok(Vec::new());
            }
        }
    }
    Ok(others)
}

async fn in_parts(
    session: &mut Session,
    how: &Try<'_>,
    jobs: usize,
    others: &[Connection],
    watch: Option<&mut Watch>,
    ui: &mut Ui,
) -> Result<Done, End> {
    let count = model::count_staged().map_err(model_error)?;
    let rows = execute::select(&session.connection, &count, &mut session.interrupt).await;
    let staged = rows.map_err(End::Stopped)?.first().and_then(|row| row.number(0)).ok_or_else(|| {
        let (statement, reason) = (count.name.to_string(), "it has no number of marks".to_owned());
        End::Failed(Error::Answer { statement, reason })
    })?;
    let parts = Parts::of(how.sources, how.mark, jobs, staged).map_err(model_error)?;
    let (board, ui) = (Board::default(), RefCell::new(ui));
    let tell = |event: Event<'_>| ui.borrow_mut().event(&event);
    let mut lanes = vec![Lane { connection: &session.connection, peer: how.peer, board: &board }];
    for connection in others {
        lanes.push(Lane { connection, peer: Peer::of(connection).await, board: &board });
    }
    let loading = Box::pin(side_by_side::load(&lanes, &parts, &mut session.interrupt, &tell));
    beside(loading, watch, &board, &tell).await.map_err(End::Stopped)
}

/// Runs what runs while somebody looks at its COPYs.
async fn beside<T>(
    running: impl Future<Output = T>,
    watch: Option<&mut Watch>,
    board: &Board,
    tell: &dyn Fn(Event<'_>),
) -> T {
    let Some(watch) = watch else { return running.await };
    tokio::select! {
        biased;
        done = running => done,
        never = Box::pin(watch.follow(board, tell)) => match never {},
    }
}

fn model_error(error: sparkify_schema::QueryError) -> End {
    End::Failed(Error::Model(error))
}
