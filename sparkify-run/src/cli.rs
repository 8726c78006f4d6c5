//! The command line: clap types and nothing else.

mod arguments;
mod cloud;

use clap::{Parser, Subcommand};

pub(crate) use arguments::{
    ClusterArgs, Color, Format, Global, LintArgs, LoadArgs, PasswordExchange, QueryArgs, ReportArgs,
    ServeArgs, SimulateArgs, SourceArgs, SqlArgs, Target,
};

pub(crate) use cloud::{
    DownArgs, GateArgs, PolicyArgs, ReapArgs, ResizeArgs, StackArgs, StatusArgs, UpArgs, WaitArgs,
};

const EXAMPLES: &str = "\
Examples:
  sparkify run                                    generated data, from nothing to reports
  sparkify run --log-data logs --song-data songs  your files
  sparkify query 'SELECT * FROM users LIMIT 5'    ask the warehouse
  sparkify sql users/load                         the SQL behind it

Configuration: defaults, then dwh.cfg, then sparkify.toml, then the environment, then flags;
`sparkify config` shows every value and where it came from.";

/// A typed Redshift warehouse for Sparkify, on one machine or a cluster.
///
/// Reads log and song files, loads the star schema, checks it and answers the reports. The SQL is the
/// same on every target; on the target `local` it runs on an embedded stand-in for Amazon Redshift.
#[derive(Debug, Parser)]
#[command(name = "sparkify", version, max_term_width = 100)]
#[command(after_help = crate::exit::HELP, after_long_help = format!("{EXAMPLES}\n\n{}", crate::exit::HELP))]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Create, load, check and report: the main job
    ///
    /// Without `--log-data` and `--song-data` (and none configured) it loads generated sample data.
    #[command(after_help = "\
Examples:
  sparkify run
  sparkify run --log-data data/log_data --song-data data/song_data --warehouse sparkify.duckdb
  sparkify run --log-data s3://bucket/logs/ --song-data s3://bucket/songs/ --s3 s3://bucket=data
  sparkify run --target cluster --host dwh.abc.us-west-2.redshift.amazonaws.com --user awsuser
  sparkify run --json | jq '.checks[] | select(.violations > 0)'")]
    Run(LoadArgs),
    /// Create the tables that are missing
    #[command(after_help = "Examples:\n  sparkify create --warehouse sparkify.duckdb")]
    Create(ClusterArgs),
    /// Load the log and song files: all of them or nothing
    ///
    /// Replaces what was loaded before. If anything fails, the star stays as it was, and on this machine the staging
    /// tables too: there all is one transaction. On a cluster the staging tables are filled at the same time, each in a
    /// transaction of its own, and the star is made of them in another; `--jobs 1` makes it one there too.
    #[command(after_help = "\
Examples:
  sparkify load --log-data data/log_data --song-data data/song_data
  sparkify load --target cluster --jobs 1
  sparkify load --log-data data/log_data --song-data data/song_data --max-errors 10")]
    Load(LoadArgs),
    /// Check what was loaded: keys, references, allowed values, row counts
    #[command(after_help = "Examples:\n  sparkify check\n  sparkify check --json")]
    Check(ClusterArgs),
    /// Print the reports
    #[command(
        after_help = "Examples:\n  sparkify report\n  sparkify report most_played_songs --json\n  sparkify report --explain --target cluster"
    )]
    Report(ReportArgs),
    /// Run one SQL statement
    #[command(after_help = "\
Examples:
  sparkify query 'SELECT level, COUNT(*) FROM users GROUP BY level'
  sparkify query --format csv 'SELECT * FROM songplays' > songplays.csv
  sparkify query --file question.sql --format json
  echo 'SELECT 1' | sparkify query -
  sparkify query --s3 s3://music=out \"UNLOAD ('SELECT * FROM songs') TO 's3://music/songs_' IAM_ROLE default CSV\"

CSV: a header, RFC 4180 quoting, lines end with LF, NULL is an empty field, an empty string is \"\",
timestamps are YYYY-MM-DD HH:MM:SS.mmm, booleans true and false.")]
    Query(QueryArgs),
    /// Print every SQL statement in run order, or write them to a folder
    #[command(after_help = "\
Examples:
  sparkify sql
  sparkify sql users/load songplays
  sparkify sql --out sql        writes sql/<table>/<statement>.sql")]
    Sql(SqlArgs),
    /// List what is probably not meant in tables and queries, and what is allowed of it
    ///
    /// A lint is a warning with a name: a join that moves rows, a lookup that may find another row each time. Exits
    /// with 1 if one remains that nobody allowed with a reason.
    #[command(after_help = "\
Examples:
  sparkify lint
  sparkify lint songplays users/load
  sparkify lint --json | jq '.[] | select(.allowed == null)'")]
    Lint(LintArgs),
    /// Serve the warehouse to psql and other SQL clients on this machine
    #[command(after_help = "\
Examples:
  sparkify serve --port 5439
  sparkify serve --port 0 --s3 s3://udacity-dend=data
  SPARKIFY_PASSWORD=… sparkify serve --user analyst
  SPARKIFY_PASSWORD=… sparkify serve --user analyst --tls-cert server.pem --tls-key server.key")]
    Serve(ServeArgs),
    /// Show every setting and where it came from
    #[command(
        after_help = "Examples:\n  sparkify config\n  sparkify config --json\n  sparkify config --log-data logs"
    )]
    Config(LoadArgs),
    /// Write generated log and song files
    #[command(
        after_help = "Examples:\n  sparkify simulate --out data --seed 7 --users 200 --days 30 --songs 500"
    )]
    Simulate(SimulateArgs),
    /// Make the cluster and its role in AWS, or go on where that stopped
    ///
    /// Shows what it will do and what it costs, and asks. Run twice it changes nothing. The password is made and
    /// kept by AWS Secrets Manager unless one is configured.
    #[command(after_help = "\
Examples:
  sparkify up --dry-run                 looks and says what it would do
  sparkify up --ttl 2h                  asks, makes the cluster, waits until it is ready
  sparkify up --yes --nodes 2 --json    for scripts
  sparkify up --type serverless --rpus 8  a namespace and a workgroup in place of nodes")]
    Up(UpArgs),
    /// How the cluster is, against how it is wanted
    #[command(
        after_help = "Examples:\n  sparkify status\n  sparkify status --watch\n  sparkify status --json"
    )]
    Status(StatusArgs),
    /// Pause the cluster: only its storage costs then
    #[command(after_help = "Examples:\n  sparkify pause")]
    Pause(WaitArgs),
    /// Resume the paused cluster
    #[command(after_help = "Examples:\n  sparkify resume")]
    Resume(WaitArgs),
    /// Give the cluster another number of nodes, or a serverless one another base capacity
    #[command(
        after_help = "Examples:\n  sparkify resize --nodes 8 --dry-run\n  sparkify resize --nodes 8\n  sparkify resize --type serverless --rpus 16"
    )]
    Resize(ResizeArgs),
    /// Take the stack away: cluster, policies, role
    ///
    /// Lists what goes and what stays, and asks. What does not carry the tags of the stack is never touched.
    #[command(after_help = "\
Examples:
  sparkify down --dry-run
  sparkify down --skip-final-snapshot
  sparkify down --final-snapshot before-the-move --yes")]
    Down(DownArgs),
    /// Take away every stack of ours whose time (`up --ttl`) is over
    #[command(after_help = "\
Examples:
  sparkify reap --dry-run
  sparkify reap --skip-final-snapshot --yes    every hour, from a scheduler")]
    Reap(ReapArgs),
    /// What of ours no living stack in this account and region needs
    #[command(after_help = "Examples:\n  sparkify orphans\n  sparkify orphans --json")]
    Orphans,
    /// Print the smallest IAM policy for the commands you use
    #[command(after_help = "\
Examples:
  sparkify policy > operator.json
  sparkify policy up status down    for these three only")]
    Policy(PolicyArgs),
    /// Print a completion script for a shell
    #[command(
        after_help = "Examples:\n  sparkify completions bash > ~/.local/share/bash-completion/completions/sparkify"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}
