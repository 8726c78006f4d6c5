//! The arguments of the commands on a cluster.

use std::time::Duration;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cluster::{actions, ground};

/// Which stack.
#[derive(Debug, Args)]
pub(crate) struct StackArgs {
    /// The cluster, whose name is the stack's [default: sparkify]
    #[arg(long, value_name = "NAME")]
    pub(crate) cluster: Option<String>,
    /// What kind of cluster: of one node, of several, or serverless [default: multi-node]
    #[arg(long = "type", value_name = "TYPE", value_parser = PossibleValuesParser::new(["single-node", "multi-node", "serverless"]))]
    pub(crate) kind: Option<String>,
}

/// Whether to ask, and whether to act at all.
#[derive(Debug, Args)]
pub(crate) struct GateArgs {
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
    /// Look and say what would be done; change nothing
    #[arg(long, conflicts_with = "yes")]
    pub(crate) dry_run: bool,
}

/// What to make.
#[derive(Debug, Args)]
pub(crate) struct UpArgs {
    #[command(flatten)]
    pub(crate) stack: StackArgs,
    /// The number of nodes [default: 4]
    #[arg(long, value_name = "N")]
    pub(crate) nodes: Option<u32>,
    /// The type of the nodes [default: ra3.large]
    #[arg(long, value_name = "TYPE")]
    pub(crate) node_type: Option<String>,
    /// The base capacity of a serverless cluster, in Redshift processing units [default: 8]
    #[arg(long, value_name = "N")]
    pub(crate) rpus: Option<u32>,
    /// Reachable from outside its VPC; a security group has to let you in
    #[arg(long)]
    pub(crate) public: bool,
    /// How long the stack is meant to live, from its creation; `sparkify reap` then takes it away
    #[arg(long, value_name = "TIME")]
    pub(crate) ttl: Option<String>,
    #[command(flatten)]
    pub(crate) gate: GateArgs,
    /// How long to wait for each change
    #[arg(long, value_name = "TIME", default_value = "1h", value_parser = duration)]
    pub(crate) timeout: Duration,
}

/// How to look.
#[derive(Debug, Args)]
pub(crate) struct StatusArgs {
    #[command(flatten)]
    pub(crate) stack: StackArgs,
    /// Look again and again, and say what changes, until Ctrl-C
    #[arg(long)]
    pub(crate) watch: bool,
}

/// How long to wait.
#[derive(Debug, Args)]
pub(crate) struct WaitArgs {
    #[command(flatten)]
    pub(crate) stack: StackArgs,
    /// How long to wait
    #[arg(long, value_name = "TIME", default_value = "1h", value_parser = duration)]
    pub(crate) timeout: Duration,
}

/// The new size.
#[derive(Debug, Args)]
pub(crate) struct ResizeArgs {
    #[command(flatten)]
    pub(crate) stack: StackArgs,
    #[command(flatten)]
    pub(crate) size: SizeArgs,
    #[command(flatten)]
    pub(crate) gate: GateArgs,
    /// How long to wait
    #[arg(long, value_name = "TIME", default_value = "2h", value_parser = duration)]
    pub(crate) timeout: Duration,
}

/// How large.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct SizeArgs {
    /// The number of nodes
    #[arg(long, value_name = "N")]
    pub(crate) nodes: Option<u32>,
    /// The base capacity of a serverless cluster, in Redshift processing units
    #[arg(long, value_name = "N")]
    pub(crate) rpus: Option<u32>,
}

/// What becomes of the data.
#[derive(Debug, Args)]
pub(crate) struct DownArgs {
    #[command(flatten)]
    pub(crate) stack: StackArgs,
    /// Keep the data in a snapshot of this name, which costs storage
    #[arg(long, value_name = "NAME", conflicts_with = "skip_final_snapshot")]
    pub(crate) final_snapshot: Option<String>,
    /// Lose the data
    #[arg(long)]
    pub(crate) skip_final_snapshot: bool,
    #[command(flatten)]
    pub(crate) gate: GateArgs,
    /// How long to wait
    #[arg(long, value_name = "TIME", default_value = "1h", value_parser = duration)]
    pub(crate) timeout: Duration,
}

/// What becomes of the data of all expired stacks.
#[derive(Debug, Args)]
pub(crate) struct ReapArgs {
    /// Keep the data of each in a snapshot `<stack>-final-<time>`, which costs storage
    #[arg(long, conflicts_with = "skip_final_snapshot")]
    pub(crate) final_snapshot: bool,
    /// Lose the data
    #[arg(long)]
    pub(crate) skip_final_snapshot: bool,
    #[command(flatten)]
    pub(crate) gate: GateArgs,
    /// How long to wait for each
    #[arg(long, value_name = "TIME", default_value = "1h", value_parser = duration)]
    pub(crate) timeout: Duration,
}

/// For which commands.
#[derive(Debug, Args)]
pub(crate) struct PolicyArgs {
    #[command(flatten)]
    pub(crate) stack: StackArgs,
    /// The commands it is for; all of them if none is named
    #[arg(value_name = "COMMAND", value_parser = PossibleValuesParser::new(actions::COMMANDS))]
    pub(crate) commands: Vec<String>,
}

fn duration(text: &str) -> Result<Duration, String> {
    ground::duration(text).ok_or_else(|| "expected a time such as `90m`, `2h` or `1d`".to_owned())
}
