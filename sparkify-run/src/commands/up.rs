//! `sparkify up`: from whatever is there to a cluster that is ready.

use jiff::Timestamp;

use super::stack::{self, Gate};
use crate::cli::UpArgs;
use crate::cluster::ground::{self, Ground};
use crate::cluster::make::{self, Site};
use crate::cluster::observed::observe;
use crate::cluster::outline::Outline;
use crate::cluster::plan;
use crate::cluster::track::Track;
use crate::config::Config;
use crate::error::Error;
use crate::exit::Exit;
use crate::interrupt::Interrupt;
use crate::ui::Ui;

pub(crate) async fn run(config: &Config, args: &UpArgs, ui: &mut Ui) -> Result<Exit, Error> {
    let desired = ground::desired(config)?;
    let stack = &desired.stack;
    let ground = ground::stand(config).await?;
    let Ground { aws, identity } = &ground;
    let observed = observe(aws, identity.clone(), stack).await.map_err(stack::refused)?;
    let plan = plan::plan(&desired, &observed, Timestamp::now())?;
    // What is there costs what it is, whatever is wanted.
    let (node_type, nodes) = match &observed.cluster {
        Some(cluster) if !plan.creates() => (cluster.node_type.as_str(), cluster.nodes),
        _ => (stack.node_type.as_str(), stack.nodes),
    };
    let price = ground::price(config, &aws.region, node_type, nodes);
    let outline = Outline {
        stack: stack.name.clone(),
        place: stack::place(&ground),
        items: plan.items.clone(),
        stays: Vec::new(),
        drift: plan.drift.clone(),
        price: Some(price.clone()),
        usual: if plan.steps.is_empty() { "nothing to wait for" } else { "usually 4 to 10 minutes" },
        expires: plan.expires,
    };
    if args.gate.dry_run {
        ui.planned(&outline)?;
        return Ok(Exit::Done);
    }
    let gate = if plan.changes() { Gate::from(&args.gate) } else { Gate::Open };
    stack::confirm(ui, &outline, gate)?;
    let interrupt = Interrupt::listen()?;
    let mut tell = |event: &_| ui.cloud(event);
    let track = Track::start(&stack.name, &identity.account, &aws.region, &mut tell)?;
    let site = Site { aws, stack, observed: &observed, limit: args.timeout, track: &track };
    let work = make::make(site, &plan);
    let cluster = stack::interruptible(interrupt, &stack.name, Some(&price), &track, work).await?;
    drop(track);
    ui.up(&outline, cluster.as_ref())?;
    Ok(Exit::Done)
}
