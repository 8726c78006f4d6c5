//! One file per subcommand; here is only which is which.

mod config;
mod down;
mod explain;
mod lint;
mod orphans;
mod pause;
mod phases;
mod policy;
mod query;
mod resize;
mod run;
mod serve;
mod simulate;
mod sql;
mod stack;
mod status;
mod up;

use std::env;

use clap::CommandFactory;

use crate::cli::{Cli, Command};
use crate::config::gather;
use crate::error::Error;
use crate::exit::Exit;
use crate::ui::Ui;

/// Runs the command that was asked for.
pub(crate) async fn run(cli: &Cli, ui: &mut Ui) -> Result<Exit, Error> {
    if let Command::Completions { shell } = cli.command {
        Ui::completions(shell, &mut Cli::command())?;
        return Ok(Exit::Done);
    }
    let config = gather(&cli.global, &cli.command)?;
    for warning in &config.warnings {
        ui.warn(warning);
    }
    tracing::debug!(folder = ?env::current_dir().ok(), "configured");
    match &cli.command {
        Command::Run(load) => run::run(&config, &load.source.s3, ui).await,
        Command::Create(_) => run::create(&config, ui).await,
        Command::Load(load) => run::load(&config, &load.source.s3, ui).await,
        Command::Check(_) => run::check(&config, ui).await,
        Command::Report(report) => run::report(&config, report, ui).await,
        Command::Query(query) => query::run(&config, query, ui).await,
        Command::Sql(sql) => sql::run(&config, sql, ui),
        Command::Lint(lint) => lint::run(&config, lint, ui),
        Command::Serve(serve) => serve::run(&config, serve, ui).await,
        Command::Config(_) => config::run(&config, ui),
        Command::Simulate(simulate) => simulate::run(simulate, ui),
        Command::Up(up) => up::run(&config, up, ui).await,
        Command::Status(status) => status::run(&config, status, ui).await,
        Command::Pause(wait) => pause::pause(&config, wait, ui).await,
        Command::Resume(wait) => pause::resume(&config, wait, ui).await,
        Command::Resize(resize) => resize::run(&config, resize, ui).await,
        Command::Down(down) => down::run(&config, down, ui).await,
        Command::Reap(reap) => down::reap(&config, reap, ui).await,
        Command::Orphans => orphans::run(&config, ui).await,
        Command::Policy(policy) => policy::run(&config, policy, ui),
        Command::Completions { .. } => Ok(Exit::Done),
    }
}
