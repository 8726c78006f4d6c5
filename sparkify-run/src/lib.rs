//! The runner behind the binary `sparkify`: it makes a plan from a configuration, executes it on a
//! target over one connection, a load of a cluster over several, and prints what happened.
//!
//! [`main`] is the whole program; [`simulate`] writes log and song files for whoever needs them.

mod cli;
mod cluster;
mod commands;
mod config;
mod connection;
mod error;
mod event;
mod execute;
mod exit;
mod explain;
mod input;
mod interrupt;
mod load_error;
mod mark;
mod movement;
mod outcome;
mod plan;
mod recover;
mod rows;
mod script;
mod session;
mod side_by_side;
pub mod simulate;
mod source;
mod statement;
mod target;
mod ui;
mod watch;

use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;

use crate::cli::Cli;
use crate::error::Error;
use crate::exit::Exit;
use crate::ui::Ui;

/// Parses the arguments, runs the command, and says by the exit code how it ended.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(answer) => return ui::usage(&answer),
    };
    let mut ui = Ui::new(&cli.global);
    ui::trace::start(cli.global.verbose);
    let exit = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => {
            let exit = ended(runtime.block_on(commands::run(&cli, &mut ui)), &mut ui);
            // An interrupted statement may still run in the engine; it is never committed.
            runtime.shutdown_timeout(Duration::from_millis(500));
            exit
        }
        Err(source) => ended(Err(Error::Signals(source)), &mut ui),
    };
    ExitCode::from(exit.code())
}

fn ended(result: Result<Exit, Error>, ui: &mut Ui) -> Exit {
    match result {
        Ok(exit) => exit,
        Err(error) if error.is_broken_pipe() => Exit::Done,
        Err(error) => {
            ui.error(&error);
            error.exit()
        }
    }
}
