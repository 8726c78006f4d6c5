//! Waiting for AWS: a spinner on a terminal, a line per change elsewhere. AWS tells no percentage.

use std::io::Write;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::cluster::track::CloudEvent;
use crate::ui::progress::Progress;
use crate::ui::{BOLD, DIM, YELLOW, cells, outcome};

impl Progress {
    pub(crate) fn cloud(&mut self, event: &CloudEvent, err: &mut impl Write) {
        match event {
            CloudEvent::Started { what } => {
                self.last = None;
                self.spin(what);
            }
            CloudEvent::Done { what, took } => {
                self.clear();
                let _ = writeln!(err, "{BOLD}{what}{BOLD:#} {DIM}{}{DIM:#}", outcome::took(*took));
            }
            CloudEvent::Seen { state, elapsed, usual } => {
                let elapsed = format!("{} s", elapsed.as_secs());
                match &self.bar {
                    Some(bar) => bar.set_message(format!("{} ({usual})", cells::visible(state))),
                    None if self.last.as_ref() != Some(state) => {
                        let _ = writeln!(err, "  {}, {elapsed} ({usual})", cells::visible(state));
                        self.last = Some(state.clone());
                    }
                    None => {}
                }
            }
            CloudEvent::Silent { why } => {
                let text = format!("{}; waiting goes on", cells::visible(why));
                self.aside(|| {
                    let _ = writeln!(err, "{YELLOW}warning:{YELLOW:#} {text}");
                });
            }
        }
    }

    fn spin(&mut self, what: &'static str) {
        self.clear();
        if !self.live {
            return;
        }
        let bar = ProgressBar::new_spinner().with_prefix(what);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix} {elapsed} {msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        self.bar = Some(bar);
    }
}
