//! Which sessions have a transaction open, for LOCK to wait for.

use std::collections::HashSet;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// The sessions inside a transaction of several statements.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    open: Mutex<HashSet<i32>>,
    ended: Condvar,
}

impl Blocks {
    pub(crate) fn began(&self, session: i32) {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).insert(session);
    }

    pub(crate) fn ended(&self, session: i32) {
        if self.open.lock().unwrap_or_else(PoisonError::into_inner).remove(&session) {
            self.ended.notify_all();
        }
    }

    /// Waits until no other session than this has one open; whether that came in time.
    pub(crate) fn wait_for_others(&self, session: i32, patience: Duration) -> bool {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let others = |open: &mut HashSet<i32>| open.iter().any(|other| *other != session);
        let waited = self.ended.wait_timeout_while(open, patience, others);
        !waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
    }
}
