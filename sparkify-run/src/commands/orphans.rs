//! `sparkify orphans`: what of ours no living stack needs, of either kind.

use jiff::Timestamp;

use super::stack;
use crate::cluster::ground;
use crate::cluster::outline::{Living, Survey};
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
    let sweep = sweep::sweep(&ground.aws, Stack::of(config).kind).await.map_err(stack::refused)?;
    let all = sweep.found.iter().flat_map(|ours| &ours.clusters);
    let live = all.filter(|cluster| !tags::are_expired(&cluster.tags, now));
    ui.survey(&Survey {
        place: stack::place(&ground),
        live: live.map(|cluster| Living { stack: cluster.name.clone(), kind: cluster.kind }).collect(),
        orphans: sweep.found.iter().flat_map(|ours| sweep::orphans(ours, now)).collect(),
        unseen: sweep.unseen.iter().map(|(kind, _)| *kind).collect(),
    })?;
    stack::seen(sweep)
}
