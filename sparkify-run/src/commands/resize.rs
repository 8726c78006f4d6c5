//! `sparkify resize`: another number of nodes, and another price.

use std::time::Duration;

use super::stack::{self, Gate};
use crate::cli::ResizeArgs;
use crate::cluster::aws::Aws;
use crate::cluster::call::Why;
use crate::cluster::described::Described;
use crate::cluster::described_as_ours;
use crate::cluster::error::CloudError;
use crate::cluster::ground::{self, Ground};
use crate::cluster::kind::Kind;
use crate::cluster::make::when_free;
use crate::cluster::outline::Outline;
use crate::cluster::plan::{Change, Item};
use crate::cluster::service::Service;
use crate::cluster::track::Track;
use crate::cluster::wait::{self, Goal};
use crate::config::Config;
use crate::error::Error;
use crate::exit::Exit;
use crate::interrupt::Interrupt;
use crate::ui::Ui;

pub(crate) async fn run(config: &Config, args: &ResizeArgs, ui: &mut Ui) -> Result<Exit, Error> {
    // The new size stands in the configuration by now, so that it is judged like any other.
    let desired = ground::desired(config)?;
    let (unit, flag) = match desired.stack.kind {
        Kind::Provisioned => ("nodes", args.size.rpus.map(|_| "--rpus")),
        Kind::Serverless => ("RPU", args.size.nodes.map(|_| "--nodes")),
    };
    if let Some(flag) = flag {
        return Err(CloudError::OtherSize { name: desired.stack.name, unit, flag }.into());
    }
    let nodes = desired.stack.nodes;
    let ground = ground::stand(config).await?;
    let Ground { aws, identity } = &ground;
    let cluster = described_as_ours(aws, &desired.stack).await?;
    let price = ground::price(config, &aws.region, &cluster.node_type, nodes);
    let (now, then) = (cluster.nodes, nodes);
    let outline = Outline {
        stack: cluster.name.clone(),
        place: stack::place(&ground),
        items: vec![Item {
            resource: format!("cluster {}", cluster.name),
            change: if now == then { Change::Keep } else { Change::Alter },
            details: vec![format!("{now} to {}", cluster.kind.size(&cluster.node_type, then))],
        }],
        stays: Vec::new(),
        drift: Vec::new(),
        price: Some(price.clone()),
        usual: Goal::Size { nodes }.usual(),
        expires: None,
    };
    if args.gate.dry_run {
        ui.planned(&outline)?;
        return Ok(Exit::Done);
    }
    stack::confirm(ui, &outline, if now == then { Gate::Open } else { Gate::from(&args.gate) })?;
    let interrupt = Interrupt::listen()?;
    let mut tell = |event: &_| ui.cloud(event);
    let track = Track::start(&cluster.name, &identity.account, &aws.region, &mut tell)?;
    let work = resize(aws, &cluster, nodes, args.timeout, &track);
    let cluster = stack::interruptible(interrupt, &cluster.name, Some(&price), &track, work).await?;
    drop(track);
    ui.changed(&cluster, &price)?;
    Ok(Exit::Done)
}

async fn resize(
    aws: &Aws,
    cluster: &Described,
    nodes: u32,
    limit: Duration,
    track: &Track<'_>,
) -> Result<Described, CloudError> {
    let service = Service::new(cluster.kind, aws);
    let name = cluster.name.as_str();
    let wrong = || CloudError::WrongState {
        name: name.to_owned(),
        state: cluster.state.clone(),
        needed: "available",
    };
    let is_under_way = cluster.state == "resizing";
    if cluster.nodes != nodes && !is_under_way {
        if !cluster.state.starts_with("available") {
            return Err(wrong());
        }
        track.begin("asking for the new size")?;
        let call = || service.resize(name, cluster.nodes, nodes);
        let answer = when_free(aws, &service, name, track, call).await;
        if let Err(refused) = answer {
            // A lost answer leaves it resizing, or already resized, and then AWS may refuse to do it twice.
            let seen = service.describe(name).await?;
            let may_be_ours = refused.may_have_acted() || refused.why == Why::Busy;
            if !seen.is_some_and(|it| it.nodes == nodes || (it.state == "resizing" && may_be_ours)) {
                return Err(refused.into());
            }
        }
        track.end()?;
    }
    track.begin("waiting until the cluster has its new size")?;
    let cluster = wait::until(Goal::Size { nodes }, name, &service, aws, limit, track).await?;
    track.end()?;
    cluster.ok_or_else(|| CloudError::NoCluster { name: name.to_owned(), region: aws.region.clone() })
}
