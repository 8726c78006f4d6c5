//! All printing: data on stdout, everything about it on stderr.

mod cells;
mod cloud;
mod diagnostic;
mod document;
mod lints;
mod loading;
mod outcome;
mod progress;
pub(crate) mod rows;
mod settings;
pub(crate) mod trace;

use std::io::{self, IsTerminal, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use sparkify_local::Access;
use sparkify_schema::{Lint, Statement};

use crate::cli::{Color, Format, Global};
use crate::config::setting::Setting;
use crate::error::Error;
use crate::event::Event;
use crate::outcome::Outcome;
use crate::simulate;

use progress::Progress;
use rows::{Finished, RowWriter};

const DIM: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();
const GREEN: Style = AnsiColor::Green.on_default();
const RED: Style = AnsiColor::Red.on_default().bold();
const YELLOW: Style = AnsiColor::Yellow.on_default().bold();
const CYAN: Style = AnsiColor::Cyan.on_default().bold();

/// How and where to print.
#[derive(Debug)]
pub(crate) struct Ui {
    color: ColorChoice,
    json: bool,
    quiet: bool,
    verbose: bool,
    progress: Progress,
}

impl Ui {
    pub(crate) fn new(global: &Global) -> Self {
        let color = match global.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::AlwaysAnsi,
            Color::Never => ColorChoice::Never,
        };
        let live = !global.quiet && !global.json && io::stderr().is_terminal();
        Self {
            color,
            json: global.json,
            quiet: global.quiet,
            verbose: global.verbose > 0,
            progress: Progress::new(live),
        }
    }

    pub(crate) fn verbose(&self) -> bool {
        self.verbose
    }

    pub(crate) fn json(&self) -> bool {
        self.json
    }

    /// Stdout for text with styles, which are taken out where nobody wants them.
    fn out(&self) -> AutoStream<io::Stdout> {
        AutoStream::new(io::stdout(), self.color)
    }

    fn err(&self) -> AutoStream<io::Stderr> {
        AutoStream::new(io::stderr(), self.color)
    }

    fn tell(&self, style: Style, word: &str, text: &str) {
        // Stderr may be closed; there is nobody left to tell.
        self.progress.aside(|| {
            let _ = writeln!(self.err(), "{style}{word}{style:#} {text}");
        });
    }

    /// Something worth knowing.
    pub(crate) fn note(&self, text: &str) {
        if !self.quiet && !self.json {
            self.tell(DIM, "note:", text);
        }
    }

    /// Something that may not be meant.
    pub(crate) fn warn(&self, text: &str) {
        if !self.quiet {
            self.tell(YELLOW, "warning:", text);
        }
    }

    /// Why the program ends; with `--json` on stdout too, as a document.
    pub(crate) fn error(&mut self, error: &Error) {
        self.progress.clear();
        let mut err = self.err();
        let wide = err.is_terminal();
        let _ = diagnostic::print(&mut err, error, wide);
        if self.json {
            let _ = document::print(&document::error(error));
        }
    }

    pub(crate) fn event(&mut self, event: &Event<'_>) {
        if !self.quiet && !self.json {
            let mut err = self.err();
            self.progress.show(event, self.verbose, &mut err);
        }
    }

    /// How many seconds lie between two looks at a COPY; none if nobody wants to know.
    pub(crate) fn watches(&self) -> Option<u32> {
        let wanted = !self.quiet && !self.json;
        wanted.then_some(if self.progress.live { 1 } else { 10 })
    }

    pub(crate) fn outcome(&mut self, outcome: &Outcome) -> Result<(), Error> {
        self.progress.clear();
        if !self.quiet {
            for bad in &outcome.skipped {
                let _ = diagnostic::skipped(&mut self.err(), bad);
            }
        }
        if self.json {
            document::print(&document::outcome(outcome))?;
            return Ok(());
        }
        let mut out = self.out();
        outcome::print(&mut out, outcome)?;
        if !self.quiet {
            let _ = outcome::times(&mut self.err(), outcome);
        }
        Ok(())
    }

    pub(crate) fn settings(&self, all: &[Setting]) -> Result<(), Error> {
        if self.json {
            document::print(&document::settings(all))?;
        } else {
            settings::print(&mut self.out(), all)?;
        }
        Ok(())
    }

    /// A lint nobody allowed, beside what was asked for.
    pub(crate) fn lint(&self, lint: &Lint) {
        self.warn(&lint.to_string());
    }

    /// Every lint.
    pub(crate) fn lints(&self, lints: &[Lint]) -> Result<(), Error> {
        if self.json {
            document::print(&document::lints(lints))?;
            return Ok(());
        }
        lints::print(&mut self.out(), lints)?;
        let remain = lints.iter().filter(|lint| lint.allowed.is_none()).count();
        self.note(&match (lints.len(), remain) {
            (0, _) => "nothing to lint".to_owned(),
            (_, 0) => "every lint is allowed with a reason".to_owned(),
            (_, 1) => "1 lint remains; mend it, or allow it with a reason".to_owned(),
            (_, remain) => format!("{remain} lints remain; mend them, or allow them with a reason"),
        });
        Ok(())
    }

    /// Statements as a script: each with its name above and a semicolon at the end.
    pub(crate) fn statements(&self, statements: &[Statement]) -> Result<(), Error> {
        if self.json {
            document::print(&document::statements(statements))?;
            return Ok(());
        }
        let mut out = self.out();
        for (at, statement) in statements.iter().enumerate() {
            let gap = if at == 0 { "" } else { "\n" };
            writeln!(out, "{gap}{DIM}-- {}{DIM:#}\n{};", statement.name, statement.sql)?;
        }
        Ok(())
    }

    /// The writer for a query's rows.
    pub(crate) fn rows(&self, format: Format) -> Box<dyn RowWriter> {
        match format {
            Format::Csv => Box::new(rows::csv::Csv::new(io::stdout())),
            Format::Json => Box::new(rows::json::Json::new(io::stdout())),
            Format::Table => Box::new(rows::table::Table::new(self.out())),
        }
    }

    /// How many rows there were, or what the statement changed.
    pub(crate) fn queried(&self, finished: &Finished, changed: Option<u64>) {
        if self.quiet {
            return;
        }
        let rows = |n: u64| {
            if n == 1 { "1 row".to_owned() } else { format!("{n} rows") }
        };
        match (changed, finished) {
            (Some(0), _) => self.tell(DIM, "done:", "the statement returns no rows"),
            (Some(n), _) => self.tell(DIM, "done:", &format!("{} affected", rows(n))),
            (None, Finished { rows: all, shown }) if shown < all => {
                let text =
                    format!("the first {shown} of {}; `--format csv` or `json` prints all", rows(*all));
                self.warn(&text);
            }
            (None, Finished { rows: all, .. }) => self.tell(DIM, "done:", &rows(*all)),
        }
    }

    pub(crate) fn simulating(&mut self, progress: simulate::Progress) {
        self.progress.simulating(progress);
    }

    pub(crate) fn simulated(&mut self, summary: &simulate::Summary) -> Result<(), Error> {
        self.progress.clear();
        if self.json {
            document::print(&document::simulated(summary))?;
        } else if !self.quiet {
            self.note(&format!(
                "{} events of {} users ({} plays, {} of them of {} known songs) written",
                summary.events, summary.users, summary.plays, summary.matched, summary.songs
            ));
            let mut out = self.out();
            writeln!(out, "{}\n{}", summary.log_data.display(), summary.song_data.display())?;
        }
        Ok(())
    }

    /// Where to connect.
    pub(crate) fn serving(
        &self,
        address: SocketAddr,
        access: &Access,
        warehouse: &Path,
    ) -> Result<(), Error> {
        let user = access.user.as_ref().map_or("sparkify", |user| user.name.as_str());
        let mode = if access.tls.is_some() { "?sslmode=require" } else { "" };
        let url = format!("postgresql://{user}@{}:{}/sparkify{mode}", address.ip(), address.port());
        if self.json {
            document::print(&document::serving(&url, address))?;
            return Ok(());
        }
        self.note(&format!("serving {} until Ctrl-C; connect with:", warehouse.display()));
        let mut out = self.out();
        writeln!(out, "psql '{url}'")?;
        out.flush()?;
        Ok(())
    }

    pub(crate) fn completions(shell: clap_complete::Shell, command: &mut clap::Command) -> Result<(), Error> {
        let mut script = Vec::new();
        clap_complete::generate(shell, command, "sparkify", &mut script);
        io::stdout().write_all(&script)?;
        Ok(())
    }
}

/// clap's own answer: help and version are asked for, everything else is wrong usage.
pub(crate) fn usage(answer: &clap::Error) -> ExitCode {
    let _ = answer.print();
    ExitCode::from(u8::try_from(answer.exit_code()).unwrap_or(2))
}
