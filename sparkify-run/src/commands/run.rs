//! `sparkify run` and its parts: create, load, check, report.

use sparkify_local::S3;

use super::{explain, phases};
use crate::cli::ReportArgs;
use crate::config::Config;
use crate::error::Error;
use crate::exit::Exit;
use crate::outcome::Outcome;
use crate::session::Session;
use crate::simulate::{self, Options};
use crate::source::{self, Source};
use crate::target::{self, Warehouses};
use crate::ui::Ui;

/// The main job: from files to reports.
pub(crate) async fn run(config: &Config, s3: &[String], ui: &mut Ui) -> Result<Exit, Error> {
    let mut outcome = Outcome::default();
    let mut session = loaded(config, s3, &mut outcome, ui).await?;
    phases::check(&mut session, &mut outcome, ui).await?;
    phases::report(&mut session, &[], &mut outcome, ui).await?;
    finish(session, &outcome, ui).await
}

/// The load alone; it too makes the tables that are missing.
pub(crate) async fn load(config: &Config, s3: &[String], ui: &mut Ui) -> Result<Exit, Error> {
    let mut outcome = Outcome::default();
    let session = loaded(config, s3, &mut outcome, ui).await?;
    finish(session, &outcome, ui).await
}

/// The tables alone.
pub(crate) async fn create(config: &Config, ui: &mut Ui) -> Result<Exit, Error> {
    let target = target::open(config, Warehouses::OrNew, Vec::new(), S3::default()).await?;
    let mut session = Session::start(target).await?;
    let mut outcome = Outcome::default();
    phases::create(&mut session, &mut outcome, ui).await?;
    finish(session, &outcome, ui).await
}

/// The checks alone.
pub(crate) async fn check(config: &Config, ui: &mut Ui) -> Result<Exit, Error> {
    let mut session = existing(config).await?;
    let mut outcome = Outcome::default();
    phases::check(&mut session, &mut outcome, ui).await?;
    finish(session, &outcome, ui).await
}

/// The reports alone.
pub(crate) async fn report(config: &Config, report: &ReportArgs, ui: &mut Ui) -> Result<Exit, Error> {
    let mut session = existing(config).await?;
    let mut outcome = Outcome::default();
    if report.explain {
        explain::explain(&mut session, &report.names, &mut outcome, ui).await?;
    } else {
        phases::report(&mut session, &report.names, &mut outcome, ui).await?;
    }
    finish(session, &outcome, ui).await
}

async fn existing(config: &Config) -> Result<Session, Error> {
    let target = target::open(config, Warehouses::Existing, Vec::new(), S3::default()).await?;
    Session::start(target).await
}

async fn loaded(
    config: &Config,
    s3: &[String],
    outcome: &mut Outcome,
    ui: &mut Ui,
) -> Result<Session, Error> {
    let source = if config.is_local() { source::choose(config, s3)? } else { source::on_s3(config, s3)? };
    for note in &source.notes {
        ui.note(note);
    }
    sample(&source, ui)?;
    let target = target::open(config, Warehouses::OrNew, source.mounts.clone(), source::s3(config)).await?;
    ui.note(&format!("loading {} into {}", source.words, target.words(config)));
    let mut session = Session::start(target).await?;
    phases::create(&mut session, outcome, ui).await?;
    phases::load(&mut session, &source, jobs(config), outcome, ui).await?;
    Ok(session)
}

/// On how many connections to a cluster the staging tables are filled, if that is said.
pub(super) fn jobs(config: &Config) -> Option<usize> {
    config.text("cluster.jobs")?.parse().ok()
}

/// Writes the sample data if it is what is loaded and is not there yet.
fn sample(source: &Source, ui: &mut Ui) -> Result<(), Error> {
    let Some(folder) = &source.sample else {
        return Ok(());
    };
    if folder.join("log_data").is_dir() && folder.join("song_data").is_dir() {
        return Ok(());
    }
    ui.note("no --log-data and --song-data: generating sample data, all names invented");
    let options = Options { out: folder.clone(), ..Options::default() };
    simulate::write(&options, &mut |progress| ui.simulating(progress)).map_err(Error::Simulate)?;
    Ok(())
}

async fn finish(session: Session, outcome: &Outcome, ui: &mut Ui) -> Result<Exit, Error> {
    session.close().await;
    ui.outcome(outcome)?;
    Ok(if outcome.passed() { Exit::Done } else { Exit::ChecksFailed })
}
