//! `sparkify config`: what is set, and where.

use crate::config::Config;
use crate::error::Error;
use crate::exit::Exit;
use crate::ui::Ui;

pub(crate) fn run(config: &Config, ui: &mut Ui) -> Result<Exit, Error> {
    ui.settings(&config.settings)?;
    Ok(Exit::Done)
}
