//! `sparkify orphans`: what of ours no living stack needs.

use jiff::Timestamp;

use super::stack;
use crate::cluster::ground;
use crate::cluster::outline::Survey;
use crate::cluster::stack::Stack;
use crate::cluster::sweep;
use crate::cluster::tags;
use crate::config::Config;
use crate::error::Error;
use crate::exit::Exit;
use crate::ui::Ui;

pub(crate) async fn run(config: &Config, ui: &mut Ui) -> Result<Exit, Error> {
    let ground = ground::stand(config).await?;
    let now = Timestamp::now();
    let ours = sweep::ours(&ground.aws, Stack::of(config).kind).await.map_err(stack::refused)?;
    let live = ours.clusters.iter().filter(|cluster| !tags::are_expired(&cluster.tags, now));
    ui.survey(&Survey {
        place: stack::place(&ground),
        live: live.map(|cluster| cluster.name.clone()).collect(),
        orphans: sweep::orphans(&ours, now),
    })?;
    Ok(Exit::Done)
}
