//! How long to wait: for an answer, between two questions, and for what spreads slowly.

use std::env;
use std::time::{Duration, SystemTime};

/// All waiting times in one place, so that tests need not wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pace {
    /// For the answer to one attempt.
    pub(crate) attempt: Duration,
    /// For a call with all its attempts.
    pub(crate) operation: Duration,
    /// Before the first repetition of a call; each later one waits longer.
    pub(crate) backoff: Duration,
    /// Between two looks at something that changes, without the jitter.
    poll: Duration,
    jitter: Duration,
}

impl Pace {
    /// For a connection.
    pub(crate) const CONNECT: Duration = Duration::from_secs(5);

    /// What a person waits for.
    pub(crate) const USUAL: Self = Self {
        attempt: Duration::from_secs(30),
        operation: Duration::from_mins(2),
        backoff: Duration::from_secs(1),
        poll: Duration::from_secs(10),
        jitter: Duration::from_secs(5),
    };

    /// The usual, unless the tests' variables `SPARKIFY_POLL_MS` and `SPARKIFY_ATTEMPT_MS` say otherwise.
    pub(crate) fn from_environment() -> Self {
        let milliseconds =
            |name| env::var(name).ok().and_then(|text| text.parse().ok()).map(Duration::from_millis);
        let mut pace = Self::USUAL;
        if let Some(poll) = milliseconds("SPARKIFY_POLL_MS") {
            pace = Self { poll, jitter: poll / 2, backoff: poll, ..pace };
        }
        if let Some(attempt) = milliseconds("SPARKIFY_ATTEMPT_MS") {
            pace = Self { attempt, operation: attempt * 4, ..pace };
        }
        pace
    }

    /// The time until the next look: with a jitter, so that many who wait do not ask at once.
    pub(crate) fn next(&self) -> Duration {
        let nanos =
            SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |now| now.subsec_nanos());
        self.poll + self.jitter.mul_f64(f64::from(nanos % 1000) / 1000.0)
    }
}
