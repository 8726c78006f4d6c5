//! Looks at how far the COPYs of a load are, over a connection of its own: the load never waits for it, and never
//! fails of it.

pub(crate) mod board;
mod views;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{sleep, timeout};

use crate::cluster::aws::Pace;
use crate::connection::Connection;
use crate::event::Event;
use crate::target::Target;

use board::{Board, Copying};
use views::{VIEWS, View};

/// The label of the looks; not that of the COPY, whose own times it would hide.
const LABEL: &str = "load/progress";
/// How long the connection may take to end.
const GOODBYE: Duration = Duration::from_secs(3);

/// How far a COPY is, as far as the cluster tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Loading {
    pub(crate) rows: u64,
    pub(crate) bytes: u64,
    pub(crate) bytes_in_all: u64,
    pub(crate) files: u64,
    pub(crate) files_in_all: u64,
}

/// Whoever looks; the connection is opened for the first COPY that takes long enough to be looked at.
#[derive(Debug)]
pub(crate) struct Watch {
    target: Arc<Target>,
    connection: Option<Connection>,
    interval: Duration,
    /// Those that have not refused yet.
    views: Vec<View>,
    /// A look that nobody waited for to end.
    looking: bool,
    given_up: bool,
}

impl Watch {
    /// Looks every `seconds` at the COPYs that run on `target`.
    pub(crate) fn new(target: Arc<Target>, seconds: u32) -> Self {
        let interval = Pace::from_environment().backoff * seconds;
        let views = VIEWS.to_vec();
        Self { target, connection: None, interval, views, looking: false, given_up: false }
    }

    /// Looks again and again until it is dropped, and tells what it sees. What goes wrong is told once, and ends it.
    pub(crate) async fn follow(&mut self, board: &Board, tell: &dyn Fn(Event<'_>)) -> Infallible {
        while !self.given_up {
            sleep(self.interval).await;
            let copies = board.older_than(self.interval);
            if copies.is_empty() {
                continue;
            }
            match self.look(&copies).await {
                Ok(seen) => {
                    for (copying, loading) in seen {
                        tell(Event::Loading { name: &copying.name, loading });
                    }
                }
                Err(reason) => {
                    self.given_up = true;
                    tell(Event::Unwatched { reason: &reason });
                }
            }
        }
        std::future::pending().await
    }

    /// What the views say of these COPYs; nothing of one they do not know, or have nothing to tell of yet.
    async fn look<'a>(&mut self, copies: &'a [Copying]) -> Result<Vec<(&'a Copying, Loading)>, String> {
        if self.connection.is_none() {
            let connection = Box::pin(self.target.connect()).await.map_err(|error| error.to_string())?;
            connection.label(LABEL).await.map_err(|failure| failure.message)?;
            self.connection = Some(connection);
        }
        let Some(connection) = &self.connection else { return Ok(Vec::new()) };
        self.looking = true;
        let mut seen: Vec<Option<Loading>> = vec![None; copies.len()];
        for view in self.views.clone() {
            match connection.rows(&view.sql(copies)).await {
                Ok(rows) => {
                    for (copying, seen) in copies.iter().zip(&mut seen) {
                        *seen = seen.or_else(|| views::of(copying, &rows));
                    }
                }
                Err(failure) if failure.lost => return Err(failure.message),
                // Not there, or not ours to see: the other may still answer.
                Err(failure) => {
                    self.views.retain(|other| *other != view);
                    if self.views.is_empty() {
                        return Err(failure.message);
                    }
                    tracing::debug!(?view, reason = failure.message, "a view does not answer");
                }
            }
        }
        self.looking = false;
        Ok(copies.iter().zip(seen).filter_map(|(copying, seen)| Some((copying, seen?))).collect())
    }

    /// Ends the connection, and a look that is still under way.
    pub(crate) async fn close(self) {
        let Some(connection) = self.connection else { return };
        let ending = async {
            if self.looking {
                connection.cancel().await;
            }
            connection.close().await;
        };
        if timeout(GOODBYE, ending).await.is_err() {
            tracing::debug!("the connection that looked at the load did not end in time");
        }
    }
}
