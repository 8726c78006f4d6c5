//! `sparkify status`: how the stack is, against how it is wanted.

use jiff::Timestamp;

use super::stack;
use crate::cli::StatusArgs;
use crate::cluster::error::CloudError;
use crate::cluster::ground::{self, Ground};
use crate::cluster::journal;
use crate::cluster::observed::observe;
use crate::cluster::outline::Standing;
use crate::cluster::plan::drift;
use crate::cluster::stack::Stack;
use crate::cluster::tags;
use crate::config::Config;
use crate::error::Error;
use crate::exit::Exit;
use crate::interrupt::Interrupt;
use crate::ui::Ui;

pub(crate) async fn run(config: &Config, args: &StatusArgs, ui: &mut Ui) -> Result<Exit, Error> {
    let wanted = Stack::of(config);
    let ground = ground::stand(config).await?;
    if !args.watch {
        ui.standing(&standing(config, &wanted, &ground).await?)?;
        return Ok(Exit::Done);
    }
    let mut interrupt = Interrupt::listen()?;
    let mut last = None;
    loop {
        let standing = tokio::select! {
            standing = standing(config, &wanted, &ground) => standing?,
            () = interrupt.wait() => return Ok(Exit::Done),
        };
        let seen =
            standing.cluster.as_ref().map(|cluster| (cluster.state.clone(), cluster.availability.clone()));
        if last.as_ref() != Some(&seen) {
            ui.standing(&standing)?;
            last = Some(seen);
        }
        tokio::select! {
            () = tokio::time::sleep(ground.aws.pace.next()) => {}
            () = interrupt.wait() => return Ok(Exit::Done),
        }
    }
}

async fn standing(config: &Config, wanted: &Stack, ground: &Ground) -> Result<Standing, Error> {
    let Ground { aws, identity } = ground;
    let observed = observe(aws, identity.clone(), wanted).await.map_err(stack::refused)?;
    let is_ours = |tags: &tags::Tags| tags::are_of(tags, wanted.kind, &wanted.name, &aws.region);
    if let Some(cluster) = observed.cluster.as_ref().filter(|cluster| !is_ours(&cluster.tags)) {
        return Err(CloudError::Foreign { what: "cluster", name: cluster.name.clone() }.into());
    }
    let now = Timestamp::now();
    let found = observed.cluster.as_ref();
    let (node_type, nodes) =
        found.map_or((wanted.node_type.as_str(), wanted.nodes), |it| (it.node_type.as_str(), it.nodes));
    let age = found.and_then(|it| it.created).and_then(|at| u64::try_from(now.as_second() - at).ok());
    Ok(Standing {
        stack: wanted.name.clone(),
        place: stack::place(ground),
        role: observed.role.as_ref().filter(|role| is_ours(&role.tags)).map(|role| role.arn.clone()),
        drift: found.map(|cluster| drift(wanted, cluster)).unwrap_or_default(),
        price: ground::price(config, &aws.region, node_type, nodes),
        age,
        expires: found.and_then(|it| tags::moment(&it.tags, tags::EXPIRES_AT)),
        is_expired: found.is_some_and(|it| tags::are_expired(&it.tags, now)),
        interrupted: journal::read(&journal::place(&wanted.name)).interrupted().cloned(),
        cluster: observed.cluster,
    })
}
