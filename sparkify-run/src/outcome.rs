//! What a command did, as data for whoever prints it.

use std::time::Duration;

use crate::load_error::BadRows;
use crate::plan::{PhaseName, StepReport};
use crate::rows::Column;

/// What a run, or a part of it, did.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) phases: Vec<PhaseOutcome>,
    /// Rows left out under `--max-errors`.
    pub(crate) skipped: Vec<BadRows>,
    pub(crate) checks: Vec<CheckOutcome>,
    pub(crate) reports: Vec<ReportOutcome>,
}

/// What a phase did.
#[derive(Debug)]
pub(crate) struct PhaseOutcome {
    pub(crate) name: PhaseName,
    pub(crate) steps: Vec<StepReport>,
    pub(crate) took: Duration,
}

/// The answer to a check.
#[derive(Debug)]
pub(crate) struct CheckOutcome {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) violations: u64,
    pub(crate) took: Duration,
}

/// The rows of a report.
#[derive(Debug)]
pub(crate) struct ReportOutcome {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Option<String>>>,
    pub(crate) took: Duration,
}

impl Outcome {
    /// Whether every check passed.
    pub(crate) fn passed(&self) -> bool {
        self.checks.iter().all(|check| check.violations == 0)
    }
}
