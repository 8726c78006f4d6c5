//! The COPYs that run now, for the views of all sessions.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::copy::Running;

/// What runs, by the number of its statement.
#[derive(Debug, Default)]
pub(crate) struct Loads {
    running: Mutex<BTreeMap<i64, Load>>,
}

/// A COPY and whose it is.
#[derive(Debug)]
pub(crate) struct Load {
    pub(crate) session: i32,
    pub(crate) table: String,
    pub(crate) source: String,
    /// Microseconds since 1970.
    pub(crate) start: i64,
    pub(crate) clock: Instant,
    pub(crate) running: Running,
}

/// A COPY that is told of as long as this lives.
#[derive(Debug)]
pub(crate) struct Told<'a> {
    loads: &'a Loads,
    query: i64,
}

impl Loads {
    /// A place for the COPY with this number; it is told of once [`Told::begun`] was called.
    pub(crate) fn tell(&self, query: i64) -> Told<'_> {
        Told { loads: self, query }
    }

    /// Asks about each of them, in the order they began.
    pub(crate) fn map<T>(&self, mut ask: impl FnMut(i64, &Load) -> T) -> Vec<T> {
        self.running().iter().map(|(query, load)| ask(*query, load)).collect()
    }

    fn running(&self) -> MutexGuard<'_, BTreeMap<i64, Load>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Told<'_> {
    /// It reads now.
    pub(crate) fn begun(&self, session: i32, table: &str, source: &str, running: Running) {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let load = Load {
            session,
            table: table.to_owned(),
            source: source.to_owned(),
            start: i64::try_from(now.as_micros()).unwrap_or(i64::MAX),
            clock: Instant::now(),
            running,
        };
        self.loads.running().insert(self.query, load);
    }
}

impl Drop for Told<'_> {
    fn drop(&mut self) {
        self.loads.running().remove(&self.query);
    }
}
