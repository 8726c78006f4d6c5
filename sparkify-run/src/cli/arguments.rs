//! The arguments of every command.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// What every command understands.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// The warehouse file [default: .sparkify/warehouse.duckdb]
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) warehouse: Option<PathBuf>,
    /// Where statements run [default: local]
    #[arg(long, global = true, value_enum)]
    pub(crate) target: Option<Target>,
    /// Print one JSON document on stdout
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// No progress, notes or warnings on stderr
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Name each statement with rows and time; twice for traces
    #[arg(short, long, global = true, action = clap::ArgAction::Count, conflicts_with = "quiet")]
    pub(crate) verbose: u8,
    /// When to use colors
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(crate) color: Color,
    /// The configuration file [default: sparkify.toml, if it is there]
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// Where statements run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    /// The embedded stand-in on this machine
    Local,
    /// Amazon Redshift
    Cluster,
}

/// When to use colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, as `NO_COLOR` and CLICOLOR say
    Auto,
    Always,
    Never,
}

/// Where the data comes from and how it is copied.
#[derive(Debug, Default, Args)]
pub(crate) struct SourceArgs {
    /// Log files: a folder or an s3:// URL
    #[arg(long, value_name = "DIR|URL")]
    pub(crate) log_data: Option<String>,
    /// Song files: a folder or an s3:// URL
    #[arg(long, value_name = "DIR|URL")]
    pub(crate) song_data: Option<String>,
    /// A jsonpaths document for the log files [default: generated from the struct]
    #[arg(long, value_name = "FILE|URL")]
    pub(crate) log_jsonpaths: Option<String>,
    /// Answer a bucket from a folder; may be repeated
    #[arg(long, value_name = "s3://BUCKET=DIR")]
    pub(crate) s3: Vec<String>,
    /// Skip up to N bad rows per table and report each [default: 0]
    #[arg(long, value_name = "N")]
    pub(crate) max_errors: Option<u32>,
    /// The role COPY reads with: `default` or an ARN [default: default]
    #[arg(long, value_name = "ROLE")]
    pub(crate) iam_role: Option<String>,
    /// The region of the source buckets
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
}

/// Where the data comes from and where it goes.
#[derive(Debug, Default, Args)]
pub(crate) struct LoadArgs {
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    /// Copy into N staging tables at once, each in a transaction of its own; 1 loads all in one transaction
    /// [default: as many as there are]
    #[arg(long, value_name = "N", help_heading = "With --target cluster")]
    pub(crate) jobs: Option<u32>,
    #[command(flatten)]
    pub(crate) cluster: ClusterArgs,
}

/// How to reach a cluster.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "With --target cluster")]
pub(crate) struct ClusterArgs {
    /// The cluster's endpoint [default: AWS is asked for that of `cluster.identifier`]
    #[arg(long, value_name = "NAME")]
    pub(crate) host: Option<String>,
    /// Its port [default: 5439]
    #[arg(long, value_name = "N")]
    pub(crate) port: Option<u16>,
    /// The database [default: dev]
    #[arg(long, value_name = "NAME")]
    pub(crate) database: Option<String>,
    /// Who asks
    #[arg(long, value_name = "NAME")]
    pub(crate) user: Option<String>,
    /// The environment variable that holds the password [default: `SPARKIFY_CLUSTER_PASSWORD`]
    #[arg(long, value_name = "VAR")]
    pub(crate) password_env: Option<String>,
    /// Where the password comes from [default: auto, the first of the others that there is]
    #[arg(long, value_enum, value_name = "HOW")]
    pub(crate) auth: Option<Auth>,
    /// Over which way statements go [default: network]
    #[arg(long, value_enum, value_name = "WAY")]
    pub(crate) via: Option<Via>,
    /// Trust these certificate authorities (PEM) instead of the system's
    #[arg(long, value_name = "FILE")]
    pub(crate) sslrootcert: Option<PathBuf>,
}

/// Where the password of a cluster's user comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Auth {
    /// The first of the others that there is
    Auto,
    /// The configuration
    Password,
    /// AWS Secrets Manager, where AWS keeps the owner's password
    Secret,
    /// Temporary credentials for the AWS identity, or for `--user`
    Iam,
}

/// Over which way statements go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Via {
    /// To the cluster's port, encrypted
    Network,
    /// Through the Data API of AWS, which needs no way to the port
    DataApi,
}

/// Which reports.
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// Reports or tables; all when none is named
    #[arg(value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// Instead: which rows the loads send between nodes, how the tables lie, what took long
    #[arg(long)]
    pub(crate) explain: bool,
    #[command(flatten)]
    pub(crate) cluster: ClusterArgs,
}

/// How rows are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Table,
    Csv,
    Json,
}

/// One SQL statement and how to print its rows.
#[derive(Debug, Args)]
pub(crate) struct QueryArgs {
    /// The statement; `-` reads it from stdin
    #[arg(required_unless_present = "file", conflicts_with = "file")]
    pub(crate) sql: Option<String>,
    /// Read the statement from a file
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// How to print rows [default: table]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// Answer a bucket from a folder, which UNLOAD writes to as well; may be repeated
    #[arg(long, value_name = "s3://BUCKET=DIR")]
    pub(crate) s3: Vec<String>,
    #[command(flatten)]
    pub(crate) cluster: ClusterArgs,
}

/// Which statements, and where to.
#[derive(Debug, Args)]
pub(crate) struct SqlArgs {
    /// Statements (`users/load`) or tables (`users`); all when none is named
    #[arg(value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// Write <DIR>/<table>/<statement>.sql instead of printing
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
}

/// Which lints.
#[derive(Debug, Args)]
pub(crate) struct LintArgs {
    /// Statements (`users/load`) or tables (`users`); all when none is named
    #[arg(value_name = "NAME")]
    pub(crate) names: Vec<String>,
}

/// How to serve.
#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    /// The port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 5439, value_name = "N")]
    pub(crate) port: u16,
    /// Answer a bucket from a folder, which UNLOAD writes to as well; may be repeated
    #[arg(long, value_name = "s3://BUCKET=DIR")]
    pub(crate) s3: Vec<String>,
    /// The only user let in [default: anyone]
    #[arg(long, value_name = "NAME")]
    pub(crate) user: Option<String>,
    /// The environment variable that holds the password [default: `SPARKIFY_PASSWORD`]
    #[arg(long, value_name = "VAR")]
    pub(crate) password_env: Option<String>,
    /// How the password is asked for
    #[arg(long, value_enum, default_value_t = PasswordExchange::Md5, value_name = "HOW")]
    pub(crate) auth: PasswordExchange,
    /// Encrypt with this chain of certificates (PEM), and refuse who does not
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub(crate) tls_cert: Option<PathBuf>,
    /// The key of the certificate (PEM)
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    pub(crate) tls_key: Option<PathBuf>,
}

/// How a served port asks for a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PasswordExchange {
    /// Salted and hashed
    Md5,
    /// As it is; only with `--tls-cert`
    ClearText,
    /// As Redshift asks users whose password is stored as SHA-256, which `PostgreSQL` clients do not understand
    Sha256,
}

/// How much to generate.
#[derive(Debug, Args)]
pub(crate) struct SimulateArgs {
    /// The folder; gets `log_data` and `song_data`
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The same seed writes the same files
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub(crate) seed: u64,
    /// How many users listen
    #[arg(long, default_value_t = 100, value_name = "N")]
    pub(crate) users: u32,
    /// How many days, one log file each
    #[arg(long, default_value_t = 30, value_name = "N")]
    pub(crate) days: u32,
    /// How many songs, one file each
    #[arg(long, default_value_t = 200, value_name = "N")]
    pub(crate) songs: u32,
}
