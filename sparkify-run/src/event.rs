//! What happens while a plan runs, for whoever shows it.

use std::time::Duration;

use sparkify_schema::StatementName;

use crate::plan::{PhaseName, StepReport};
use crate::watch::Loading;

/// Something that happened.
#[derive(Debug)]
pub(crate) enum Event<'a> {
    PhaseStarted {
        phase: PhaseName,
        statements: usize,
    },
    StatementStarted {
        name: &'a StatementName,
    },
    /// A COPY that takes long has come this far.
    Loading {
        name: &'a StatementName,
        loading: Loading,
    },
    /// Nobody will tell how far a COPY is.
    Unwatched {
        reason: &'a str,
    },
    StatementDone {
        report: &'a StepReport,
    },
    /// The load is run again, after a wait.
    Repeating {
        because: &'static str,
        wait: Duration,
        repeat: u32,
    },
    PhaseDone {
        phase: PhaseName,
        steps: &'a [StepReport],
        took: Duration,
    },
}
