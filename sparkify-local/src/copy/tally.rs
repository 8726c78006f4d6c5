//! What one COPY has done so far: how much is read, and its mistakes: how many are allowed, which is the first, and
//! where reading may stop.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::fault::Fault;
use crate::error::SqlError;

/// Rows kept in detail; the rest is counted.
pub(crate) const KEPT_ROWS: usize = 1000;

/// A row that was not loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BadRow {
    pub(crate) fault: Fault,
    /// The lines of its object, from 1.
    pub(crate) first_line: u64,
    pub(crate) last_line: u64,
    /// The start of its text.
    pub(crate) raw_line: Vec<u8>,
}

/// Objects are known by their place in the order they are loaded in.
#[derive(Debug)]
pub(crate) struct Tally {
    /// So many bad rows fail the COPY.
    limit: u64,
    count: AtomicU64,
    /// Objects behind this one need not be read: the first mistake is before them.
    horizon: AtomicUsize,
    stopped: AtomicBool,
    bytes: AtomicU64,
    objects: AtomicU64,
    compressed: AtomicU64,
    rows: AtomicU64,
    kept: Mutex<Kept>,
}

/// How far a COPY is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct SoFar {
    /// Read, after decompression.
    pub(crate) bytes: u64,
    /// Compressed bytes of the objects that were read to their end.
    pub(crate) compressed: u64,
    /// Objects read to their end.
    pub(crate) objects: u64,
    pub(crate) rows: u64,
    pub(crate) errors: u64,
}

#[derive(Debug, Default)]
struct Kept {
    /// By object, line and place, so that the same rows are kept whichever thread met them first.
    rows: BTreeMap<(usize, u64, usize), BadRow>,
    /// The first object that could not be read.
    failure: Option<(usize, SqlError)>,
}

/// What a COPY came to.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) count: u64,
    pub(crate) bytes: u64,
    /// With the object each was found in.
    pub(crate) rows: Vec<(usize, BadRow)>,
    pub(crate) failure: Option<SqlError>,
    /// More rows were bad than allowed.
    pub(crate) exceeded: bool,
}

impl Tally {
    /// `limit` bad rows fail the COPY; `None` allows any number.
    pub(crate) fn new(limit: Option<u64>) -> Self {
        Self {
            limit: limit.unwrap_or(u64::MAX),
            count: AtomicU64::new(0),
            horizon: AtomicUsize::new(usize::MAX),
            stopped: AtomicBool::new(false),
            bytes: AtomicU64::new(0),
            objects: AtomicU64::new(0),
            compressed: AtomicU64::new(0),
            rows: AtomicU64::new(0),
            kept: Mutex::default(),
        }
    }

    /// Counts a bad row. The first mistake of a strict COPY is found whatever the threads do: objects
    /// before it are still read.
    #[cold]
    pub(crate) fn bad_row(&self, object: usize, row: BadRow) {
        let count = self.count.fetch_add(1, Ordering::Relaxed) + 1;
        if count >= self.limit {
            if self.limit == 1 {
                self.horizon.fetch_min(object, Ordering::Relaxed);
            } else {
                self.stop();
            }
        }
        let mut kept = self.kept();
        kept.rows.insert((object, row.first_line, row.fault.at), row);
        if kept.rows.len() > KEPT_ROWS {
            kept.rows.pop_last();
        }
    }

    /// An object that could not be read.
    #[cold]
    pub(crate) fn failure(&self, object: usize, error: SqlError) {
        self.horizon.fetch_min(object, Ordering::Relaxed);
        let mut kept = self.kept();
        if kept.failure.as_ref().is_none_or(|(earlier, _)| object < *earlier) {
            kept.failure = Some((object, error));
        }
    }

    /// Whether anything of this object still matters.
    pub(crate) fn wants(&self, object: usize) -> bool {
        !self.stopped.load(Ordering::Relaxed) && object <= self.horizon.load(Ordering::Relaxed)
    }

    pub(crate) fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    pub(crate) fn read(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// An object was read to its end; `compressed` is its size if it is that.
    pub(crate) fn object(&self, compressed: u64) {
        self.objects.fetch_add(1, Ordering::Relaxed);
        self.compressed.fetch_add(compressed, Ordering::Relaxed);
    }

    /// So many more rows are on their way into the table.
    pub(crate) fn rows(&self, rows: usize) {
        self.rows.fetch_add(rows as u64, Ordering::Relaxed);
    }

    pub(crate) fn so_far(&self) -> SoFar {
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        SoFar {
            bytes: count(&self.bytes),
            compressed: count(&self.compressed),
            objects: count(&self.objects),
            rows: count(&self.rows),
            errors: count(&self.count),
        }
    }

    /// Whether the COPY has failed.
    pub(crate) fn failed(&self) -> bool {
        self.count.load(Ordering::Relaxed) >= self.limit || self.kept().failure.is_some()
    }

    pub(crate) fn outcome(&self) -> Outcome {
        let mut kept = self.kept();
        let mut rows = std::mem::take(&mut kept.rows);
        let mut count = self.count.load(Ordering::Relaxed);
        // Others were met only because threads run side by side.
        if self.limit == 1 {
            count = count.min(1);
            rows = rows.pop_first().into_iter().collect();
        }
        let first = rows.keys().next().map(|(object, ..)| *object);
        let exceeded = count >= self.limit;
        // A bad row before the unreadable object was met first.
        let hidden = |object: &usize| exceeded && first.is_some_and(|first| first < *object);
        let failure = kept.failure.take().filter(|(object, _)| !hidden(object));
        Outcome {
            count,
            bytes: self.bytes.load(Ordering::Relaxed),
            rows: rows.into_iter().map(|((object, ..), row)| (object, row)).collect(),
            failure: failure.map(|(_, error)| error),
            exceeded,
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
