//! `sparkify policy`: the smallest policy for the commands one uses. Asks nobody.

use crate::cli::PolicyArgs;
use crate::cluster::operator::{self, Scope};
use crate::cluster::stack::Stack;
use crate::config::Config;
use crate::error::Error;
use crate::exit::Exit;
use crate::ui::Ui;

pub(crate) fn run(config: &Config, args: &PolicyArgs, ui: &mut Ui) -> Result<Exit, Error> {
    let stack = Stack::of(config);
    let region = config.text("cluster.region").or_else(|| config.text("s3.region"));
    let scope = Scope {
        kind: stack.kind,
        partition: "aws",
        account: config.text("cluster.account").unwrap_or("*"),
        region: region.unwrap_or("*"),
        stack: &stack.name,
        role: &stack.role_name,
    };
    ui.policy(&operator::policy(&args.commands, scope), &operator::implied(&args.commands, stack.kind))?;
    Ok(Exit::Done)
}
