//! `sparkify down` and `sparkify reap`: back to nothing.

use std::time::Duration;

use jiff::Timestamp;

use super::stack::{self, Gate};
use crate::cli::{DownArgs, ReapArgs};
use crate::cluster::error::CloudError;
use crate::cluster::ground::{self, Ground};
use crate::cluster::observed::remains;
use crate::cluster::outline::Outline;
use crate::cluster::rules::is_identifier;
use crate::cluster::stack::Stack;
use crate::cluster::sweep;
use crate::cluster::track::Track;
use crate::cluster::unmake::{self, Doomed, Removal};
use crate::cluster::wait::Goal;
use crate::config::Config;
use crate::error::Error;
use crate::exit::Exit;
use crate::interrupt::Interrupt;
use crate::ui::Ui;

pub(crate) async fn run(config: &Config, args: &DownArgs, ui: &mut Ui) -> Result<Exit, Error> {
    let wanted = Stack::of(config);
    let final_snapshot = match (&args.final_snapshot, args.skip_final_snapshot) {
        (Some(name), _) if !is_identifier(name, 255) => {
            return Err(CloudError::SnapshotName { name: name.clone() }.into());
        }
        (None, false) if !args.gate.dry_run => return Err(CloudError::FinalSnapshotUnsaid.into()),
        (name, _) => name.as_deref(),
    };
    let ground = ground::stand(config).await?;
    let doomed = Doomed {
        kind: wanted.kind,
        name: &wanted.name,
        role_name: &wanted.role_name,
        region: &ground.aws.region,
        final_snapshot,
    };
    let (outline, removal) = look(&ground, doomed).await?;
    if args.gate.dry_run {
        ui.planned(&outline)?;
        return Ok(Exit::Done);
    }
    let gate = if removal.goes.is_empty() { Gate::Open } else { Gate::from(&args.gate) };
    stack::confirm(ui, &outline, gate)?;
    take_away(&ground, doomed, &removal, args.timeout, ui).await?;
    ui.gone(&[outline])?;
    Ok(Exit::Done)
}

/// Takes away every stack of ours in this region whose time is over, of either kind.
pub(crate) async fn reap(config: &Config, args: &ReapArgs, ui: &mut Ui) -> Result<Exit, Error> {
    if !(args.final_snapshot || args.skip_final_snapshot || args.gate.dry_run) {
        return Err(CloudError::FinalSnapshotUnsaid.into());
    }
    let ground = ground::stand(config).await?;
    let now = Timestamp::now();
    let sweep = sweep::sweep(&ground.aws, Stack::of(config).kind).await.map_err(stack::refused)?;
    let of_each = |ours| sweep::expired(ours, now).into_iter().map(|expired| (ours.kind, expired));
    let mut gone = Vec::new();
    for (kind, expired) in sweep.found.iter().flat_map(of_each) {
        let role_name = expired.role_name.unwrap_or_else(|| Stack::role_name(&expired.stack));
        let snapshot = format!("{}-final-{}", expired.stack, now.as_second());
        let doomed = Doomed {
            kind,
            name: &expired.stack,
            role_name: &role_name,
            region: &ground.aws.region,
            final_snapshot: args.final_snapshot.then_some(snapshot.as_str()),
        };
        let (mut outline, removal) = look(&ground, doomed).await?;
        outline.expires = Some(expired.at);
        if args.gate.dry_run {
            ui.outline(&outline);
        } else {
            stack::confirm(ui, &outline, Gate::from(&args.gate))?;
            take_away(&ground, doomed, &removal, args.timeout, ui).await?;
        }
        gone.push(outline);
    }
    if args.gate.dry_run {
        ui.doomed(&gone)?;
    } else {
        ui.gone(&gone)?;
    }
    stack::seen(sweep)
}

async fn look(ground: &Ground, doomed: Doomed<'_>) -> Result<(Outline, Removal), Error> {
    let leftover =
        remains(&ground.aws, doomed.kind, doomed.name, doomed.role_name).await.map_err(stack::refused)?;
    let removal = unmake::removal(doomed, &leftover);
    let outline = Outline {
        stack: doomed.name.to_owned(),
        place: stack::place(ground),
        items: removal.goes.clone(),
        stays: removal.stays.clone(),
        drift: Vec::new(),
        price: None,
        usual: Goal::Gone.usual(),
        expires: None,
    };
    Ok((outline, removal))
}

async fn take_away(
    ground: &Ground,
    doomed: Doomed<'_>,
    removal: &Removal,
    limit: Duration,
    ui: &mut Ui,
) -> Result<(), Error> {
    let Ground { aws, identity } = ground;
    let interrupt = Interrupt::listen()?;
    let mut tell = |event: &_| ui.cloud(event);
    let track = Track::start(doomed.name, &identity.account, &aws.region, &mut tell)?;
    let work = unmake::unmake(aws, identity, doomed, removal, limit, &track);
    stack::interruptible(interrupt, doomed.name, None, &track, work).await
}
