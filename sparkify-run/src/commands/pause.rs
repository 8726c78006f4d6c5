//! `sparkify pause` and `sparkify resume`: a paused cluster costs its storage only.

use std::time::Duration;

use super::stack;
use crate::cli::WaitArgs;
use crate::cluster::aws::Aws;
use crate::cluster::described::Described;
use crate::cluster::error::CloudError;
use crate::cluster::ground::{self, Ground};
use crate::cluster::kind::Kind;
use crate::cluster::redshift::Redshift;
use crate::cluster::service::Service;
use crate::cluster::stack::Stack;
use crate::cluster::track::Track;
use crate::cluster::wait::{self, Goal};
use crate::cluster::{described_as_ours, price::Price};
use crate::config::Config;
use crate::error::Error;
use crate::exit::Exit;
use crate::interrupt::Interrupt;
use crate::ui::Ui;

pub(crate) async fn pause(config: &Config, args: &WaitArgs, ui: &mut Ui) -> Result<Exit, Error> {
    change(config, args, ui, Wish::Paused).await
}

pub(crate) async fn resume(config: &Config, args: &WaitArgs, ui: &mut Ui) -> Result<Exit, Error> {
    change(config, args, ui, Wish::Running).await
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    Paused,
    Running,
}

async fn change(config: &Config, args: &WaitArgs, ui: &mut Ui, wish: Wish) -> Result<Exit, Error> {
    let wanted = Stack::of(config);
    if wanted.kind == Kind::Serverless {
        let verb = if wish == Wish::Paused { "pause" } else { "resume" };
        return Err(CloudError::NothingToPause { name: wanted.name, verb }.into());
    }
    let Ground { aws, identity } = ground::stand(config).await?;
    let cluster = described_as_ours(&aws, &wanted).await?;
    let price = ground::price(config, &aws.region, &cluster.node_type, cluster.nodes);
    let interrupt = Interrupt::listen()?;
    let mut tell = |event: &_| ui.cloud(event);
    let track = Track::start(&wanted.name, &identity.account, &aws.region, &mut tell)?;
    let work = bring(&aws, &cluster, wish, args.timeout, &track);
    let cluster = stack::interruptible(interrupt, &wanted.name, running(wish, &price), &track, work).await?;
    drop(track);
    ui.changed(&cluster, &price)?;
    Ok(Exit::Done)
}

/// A paused cluster costs no more than its storage.
fn running(wish: Wish, price: &Price) -> Option<&Price> {
    (wish == Wish::Running).then_some(price)
}

async fn bring(
    aws: &Aws,
    cluster: &Described,
    wish: Wish,
    limit: Duration,
    track: &Track<'_>,
) -> Result<Described, CloudError> {
    let redshift = Redshift::new(aws);
    let name = cluster.name.as_str();
    let state = cluster.state.as_str();
    let wrong = |needed| CloudError::WrongState { name: name.to_owned(), state: state.to_owned(), needed };
    // A pause cannot be taken back: it has to be over before the cluster can be resumed.
    if wish == Wish::Running && state == "pausing" {
        await_goal(aws, name, Goal::Paused, limit, track).await?;
    }
    let (what, goal, asked, possible) = match wish {
        Wish::Paused => (
            "pausing the cluster",
            Goal::Paused,
            matches!(state, "paused" | "pausing"),
            state.starts_with("available"),
        ),
        Wish::Running => (
            "resuming the cluster",
            Goal::Ready { role_arn: None },
            !matches!(state, "paused" | "pausing"),
            true,
        ),
    };
    if !asked {
        if !possible {
            return Err(wrong("available"));
        }
        track.begin(what)?;
        let answer = match wish {
            Wish::Paused => redshift.pause(name).await,
            Wish::Running => redshift.resume(name).await,
        };
        if let Err(refused) = answer {
            // A lost answer leaves it in the new state, which is all that was wanted.
            match redshift.describe(name).await? {
                Some(now) if now.state != state && !(wish == Wish::Running && now.state == "paused") => {}
                _ => return Err(refused.into()),
            }
        }
        track.end()?;
    }
    await_goal(aws, name, goal, limit, track).await
}

async fn await_goal(
    aws: &Aws,
    name: &str,
    goal: Goal<'_>,
    limit: Duration,
    track: &Track<'_>,
) -> Result<Described, CloudError> {
    track.begin(match goal {
        Goal::Paused => "waiting until the cluster is paused",
        _ => "waiting until the cluster is ready",
    })?;
    let service = Service::new(Kind::Provisioned, aws);
    let cluster = wait::until(goal, name, &service, aws, limit, track).await?;
    track.end()?;
    cluster.ok_or_else(|| CloudError::NoCluster { name: name.to_owned(), region: aws.region.clone() })
}
