//! `sparkify simulate`: generated log and song files.

use crate::cli::SimulateArgs;
use crate::error::Error;
use crate::exit::Exit;
use crate::simulate::{self, Options};
use crate::ui::Ui;

pub(crate) fn run(args: &SimulateArgs, ui: &mut Ui) -> Result<Exit, Error> {
    let options = Options {
        out: args.out.clone(),
        seed: args.seed,
        users: args.users,
        days: args.days,
        songs: args.songs,
        ..Options::default()
    };
    let summary =
        simulate::write(&options, &mut |progress| ui.simulating(progress)).map_err(Error::Simulate)?;
    ui.simulated(&summary)?;
    Ok(Exit::Done)
}
