//! What the commands on a stack have in common: confirmation, interruption, and where it all happens.

use crate::cli::GateArgs;
use crate::cluster::call::Refused;
use crate::cluster::error::CloudError;
use crate::cluster::ground::Ground;
use crate::cluster::outline::{Outline, Place};
use crate::cluster::price::{self, Price};
use crate::cluster::sweep::Sweep;
use crate::cluster::track::Track;
use crate::error::Error;
use crate::exit::Exit;
use crate::interrupt::Interrupt;
use crate::ui::Ui;

/// Whether somebody has to agree first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gate {
    Open,
    Ask,
}

impl From<&GateArgs> for Gate {
    fn from(args: &GateArgs) -> Self {
        if args.yes { Self::Open } else { Self::Ask }
    }
}

pub(crate) fn refused(refused: Refused) -> Error {
    Error::Cloud(CloudError::from(refused))
}

/// Done, unless a kind of stack could not be looked at: that is told after what could be done was done.
pub(crate) fn seen(sweep: Sweep) -> Result<Exit, Error> {
    match sweep.unseen.into_iter().next() {
        Some((_, why)) => Err(refused(why)),
        None => Ok(Exit::Done),
    }
}

pub(crate) fn place(ground: &Ground) -> Place {
    Place {
        account: ground.identity.account.clone(),
        caller: ground.identity.arn.clone(),
        region: ground.aws.region.clone(),
    }
}

/// Shows what will be done and lets the name be typed.
pub(crate) fn confirm(ui: &mut Ui, outline: &Outline, gate: Gate) -> Result<(), Error> {
    ui.outline(outline);
    if gate == Gate::Open {
        return Ok(());
    }
    match ui.ask(&outline.stack)? {
        None => Err(CloudError::NoTerminal.into()),
        Some(typed) if typed == outline.stack => Ok(()),
        Some(typed) => Err(CloudError::Declined { name: outline.stack.clone(), typed }.into()),
    }
}

/// Does the work unless a signal ends it, and then says what goes on without us.
pub(crate) async fn interruptible<T>(
    mut interrupt: Interrupt,
    name: &str,
    price: Option<&Price>,
    track: &Track<'_>,
    work: impl Future<Output = Result<T, CloudError>>,
) -> Result<T, Error> {
    tokio::select! {
        done = work => Ok(done?),
        () = interrupt.wait() => {
            let (doing, state) = track.doing();
            Err(CloudError::Interrupted {
                name: name.to_owned(),
                doing: doing.unwrap_or("nothing was under way"),
                state,
                cost: cost(price),
            }
            .into())
        }
    }
}

fn cost(price: Option<&Price>) -> String {
    match price.map(|price| price.per_hour) {
        None => "nothing new is paid for".to_owned(),
        Some(None) => "a cluster costs money as long as it is there".to_owned(),
        Some(Some(hour)) => {
            format!("the cluster costs about {} an hour as long as it is there", price::dollars(hour))
        }
    }
}
