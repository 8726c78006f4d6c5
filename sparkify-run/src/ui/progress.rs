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
    /// The statements that run, and how far they are.
    running: Vec<(String, Option<String>)>,
    /// The last state of a cluster that was told.
    pub(super) last: Option<String>,
}

impl Progress {
    pub(crate) fn new(live: bool) -> Self {
        Self { live, bar: None, running: Vec::new(), last: None }
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
                self.running.push((name.to_string(), None));
                self.lines();
            }
            Event::Loading { name, loading } => {
                let (name, words) = (name.to_string(), loading::words(loading));
                if self.bar.is_none() {
                    // Stderr may be closed; there is nobody left to tell.
                    let _ = writeln!(err, "{DIM}{:>8} {name}: {words}{DIM:#}", "");
                } else if let Some((_, far)) = self.running.iter_mut().find(|(running, _)| *running == name) {
                    *far = Some(words);
                    self.lines();
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
                let name = report.name.to_string();
                if let Some(at) = self.running.iter().position(|(running, _)| *running == name) {
                    self.running.remove(at);
                }
                self.lines();
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

    /// What runs, a line each.
    fn lines(&self) {
        let Some(bar) = &self.bar else { return };
        let line = |(name, far): &(String, Option<String>)| match far {
            Some(far) => format!("{name}: {far}"),
            None => name.clone(),
        };
        let lines: Vec<String> = self.running.iter().map(line).collect();
        bar.set_message(lines.join(&format!("\n{:>8} ", "")));
    }

    fn start(&mut self, prefix: &'static str, length: u64) {
        self.clear();
        self.running.clear();
        if !self.live {
            return;
        }
        let bar = ProgressBar::new(length).with_prefix(prefix);
        if let Ok(style) = ProgressStyle::with_template("{prefix:>8} {bar:20} {pos}/{len} {elapsed} {msg}") {
            bar.set_style(style.progress_chars("━╸─"));
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        self.bar = Some(bar);
    }
}

fn statement(err: &mut impl Write, report: &StepReport) {
    let rows = match report.kind {
        StepKind::Begin | StepKind::Commit | StepKind::Settle | StepKind::Staged(_) => String::new(),
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
