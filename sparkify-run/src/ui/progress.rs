//! Progress on stderr: a bar on a terminal, a line per phase elsewhere.

use std::io::Write;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::{BOLD, DIM, cells, loading, outcome};
use crate::event::Event;
use crate::plan::{PhaseName, StepKind, StepReport};
use crate::simulate;

/// The bar, if there is somebody to watch it.
#[derive(Debug)]
pub(crate) struct Progress {
    pub(super) live: bool,
    pub(super) bar: Option<ProgressBar>,
    /// The last state of a cluster that was told.
    pub(super) last: Option<String>,
}

impl Progress {
    pub(crate) fn new(live: bool) -> Self {
        Self { live, bar: None, last: None }
    }

    /// Writes something without tearing the bar.
    pub(crate) fn aside(&self, write: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    pub(crate) fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }

    pub(crate) fn show(&mut self, event: &Event<'_>, verbose: bool, err: &mut impl Write) {
        match event {
            Event::PhaseStarted { phase, statements } => self.start(phase.as_str(), *statements as u64),
            Event::StatementStarted { name } => {
                if let Some(bar) = &self.bar {
                    bar.set_message(name.to_string());
                }
            }
            Event::Loading { name, loading } => {
                let words = format!("{name}: {}", loading::words(loading));
                match &self.bar {
                    Some(bar) => bar.set_message(words),
                    // Stderr may be closed; there is nobody left to tell.
                    None => drop(writeln!(err, "{DIM}{:>8} {words}{DIM:#}", "")),
                }
            }
            Event::Unwatched { reason } if verbose => {
                let reason = cells::visible(reason);
                self.aside(|| {
                    let _ = writeln!(err, "{DIM}note:{DIM:#} how far a COPY is will not be shown: {reason}");
                });
            }
            Event::Unwatched { .. } => {}
            Event::StatementDone { report } => {
                if let Some(bar) = &self.bar {
                    bar.inc(1);
                }
                if verbose {
                    self.aside(|| statement(err, report));
                }
            }
            Event::Repeating { because, wait, repeat } => {
                self.clear();
                self.aside(|| again(err, because, *wait, *repeat));
            }
            Event::PhaseDone { phase, steps, took } => {
                self.clear();
                self.aside(|| done(err, *phase, steps, *took));
            }
        }
    }

    pub(crate) fn simulating(&mut self, progress: simulate::Progress) {
        let (what, done, total) = match progress {
            simulate::Progress::Songs { done, total } => ("song files", done, total),
            simulate::Progress::Days { done, total } => ("log files", done, total),
        };
        if self.bar.is_none() {
            self.start("simulate", total);
        }
        if let Some(bar) = &self.bar {
            bar.set_length(total);
            bar.set_position(done);
            bar.set_message(what);
        }
        if matches!(progress, simulate::Progress::Days { done, total } if done == total) {
            self.clear();
        }
    }

    fn start(&mut self, prefix: &'static str, length: u64) {
        self.clear();
        if !self.live {
            return;
        }
        let bar = ProgressBar::new(length).with_prefix(prefix);
        if let Ok(style) = ProgressStyle::with_template("{prefix:>8} {bar:20} {pos}/{len} {msg} {elapsed}") {
            bar.set_style(style.progress_chars("━╸─"));
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        self.bar = Some(bar);
    }
}

fn statement(err: &mut impl Write, report: &StepReport) {
    let rows = match report.kind {
        StepKind::Begin | StepKind::Commit => String::new(),
        StepKind::Copy | StepKind::Change => format!("{} rows, ", report.rows),
    };
    // Stderr may be closed; there is nobody left to tell.
    let _ = writeln!(err, "{DIM}{:>8} {}: {rows}{}{DIM:#}", "", report.name, outcome::took(report.took));
}

fn again(err: &mut impl Write, because: &str, wait: Duration, repeat: u32) {
    let wait = outcome::took(wait);
    let _ =
        writeln!(err, "{BOLD}{:>8}{BOLD:#} {because}; loading again in {wait} (repeat {repeat})", "repeat");
}

fn done(err: &mut impl Write, phase: PhaseName, steps: &[StepReport], took: Duration) {
    let statements = steps.len();
    let what = match phase {
        PhaseName::Create => format!("{statements} tables there"),
        PhaseName::Load => format!("{} rows in {statements} statements", outcome::loaded(steps)),
        PhaseName::Check => format!("{statements} checks"),
        PhaseName::Report => format!("{statements} reports"),
    };
    let _ = writeln!(err, "{BOLD}{:>8}{BOLD:#} {what}, {}", phase.as_str(), outcome::took(took));
}
