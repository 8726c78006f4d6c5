//! What can go wrong, with an exit code each.

mod failure;
mod hint;
mod known;

use std::io;
use std::path::PathBuf;

use sparkify_local::{OpenError, TlsError};

use crate::cluster::call::Refused;
use crate::cluster::error::CloudError;
use crate::config::Problems;
use crate::connection::refusal::Refusal;
use crate::exit::Exit;
use crate::load_error::BadRows;
use crate::simulate;

pub(crate) use failure::Failure;
pub(crate) use known::Known;

/// Why the program ends without having done what was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("{0}")]
    Config(Problems),
    #[error("the configuration file `{}` cannot be read: {}", path.display(), in_words(source))]
    ConfigFile { path: PathBuf, source: io::Error },
    #[error("the environment variable `{name}` that should hold the password is not set")]
    NoPassword { name: String },
    #[error(transparent)]
    Cloud(#[from] CloudError),
    #[error("`serve` serves the warehouse of this machine, not a cluster")]
    ServeCluster,
    #[error("`{name}` is not set, and the target is a cluster")]
    NotSet { name: &'static str },
    #[error("`cluster.host` is not set, and AWS tells no endpoint: {0}")]
    NoHost(Box<CloudError>),
    #[error("no password is set, and AWS cannot be asked for one: {0}")]
    NoPasswordAnywhere(Box<CloudError>),
    #[error("the cluster `{name}` has no endpoint yet: it is `{state}`")]
    NoEndpoint { name: String, state: String },
    #[error("AWS keeps no password of the cluster `{name}`")]
    NoManagedPassword { name: String },
    #[error("the secret `{arn}` does not hold a `username` and a `password`")]
    NoSecret { arn: String },
    #[error("{flag}: a cluster reads from S3, not from `{given}` on this machine")]
    NotOnS3 { flag: &'static str, given: String },
    #[error(
        "`--log-jsonpaths` is not set: a cluster reads the jsonpaths document of your own log files from S3"
    )]
    NoJsonPaths,
    #[error("{given} is set, {missing} is not; a load needs both")]
    HalfSource { given: &'static str, missing: &'static str },
    #[error("`--s3 {given}` is not a mount; expected `s3://BUCKET=DIR`")]
    Mount { given: String },
    #[error("{0}")]
    Malformed(sparkify_schema::Malformed),
    #[error("there is no warehouse at `{}`", path.display())]
    NoWarehouse { path: PathBuf },
    #[error("no {what} is named `{name}`")]
    NoSuchName { what: &'static str, name: String, nearest: Option<String> },
    #[error("there is no statement to run")]
    NoStatement,
    #[error("there is more than one statement")]
    ManyStatements,
    #[error("{}", failure.message)]
    Sql { name: String, sql: String, failure: Box<Failure> },

    #[error("{flag}: the folder `{}` does not exist", path.display())]
    NoFolder { flag: String, path: PathBuf },
    #[error("{flag}: `{}` is a file, not a folder", path.display())]
    NotAFolder { flag: String, path: PathBuf },
    #[error("{flag}: the folder `{}` holds no file", path.display())]
    EmptyFolder { flag: String, path: PathBuf },
    #[error("{flag}: `{}` cannot be read: {}", path.display(), in_words(source))]
    Unreadable { flag: String, path: PathBuf, source: io::Error },
    #[error("{flag}: `{}` {reason}", path.display())]
    Jsonpaths { flag: String, path: PathBuf, reason: String, hint: String },
    #[error("`{}` stopped: {}", .0.statement, bad_rows(.0))]
    BadRows(Box<BadRows>, Left),
    #[error("`{statement}` stopped: {}", failure.message)]
    BadInput { statement: String, failure: Box<Failure>, hint: Option<String>, left: Left },

    #[error("{0}")]
    Open(OpenError),
    #[error("the folder `{}` cannot be created: {}", path.display(), in_words(source))]
    CreateFolder { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Refused(Box<Refusal>),
    #[error("`{statement}` stopped: {}", known.words())]
    Known { statement: String, known: Known, attempts: u32, left: Left, failure: Box<Failure> },
    #[error(
        "whether the load was committed is not known: the connection was lost during COMMIT, and then {cause}"
    )]
    UnknownOutcome { mark: String, cause: String },
    #[error("cannot connect to the target: {}", .0.message)]
    Connect(Box<Failure>),
    #[error("`{statement}` failed: {}", failure.message)]
    Statement { statement: String, sql: String, left: Left, failure: Box<Failure> },
    #[error("the load cannot be said in SQL: {0}")]
    Model(sparkify_schema::QueryError),
    #[error("the answer of `{statement}` is not what was expected: {reason}")]
    Answer { statement: String, reason: String },
    #[error("port {port} on 127.0.0.1 cannot be opened: {}", in_words(source))]
    Port { port: u16, source: io::Error },
    #[error("`--tls-cert {}` and `--tls-key {}` are not usable: {source}", certificate.display(), key.display())]
    Certificate { certificate: PathBuf, key: PathBuf, source: TlsError },
    #[error("`--auth clear-text` would send the password unencrypted")]
    ClearPassword,
    #[error("serving failed: {}", in_words(.0))]
    Serve(io::Error),
    #[error("interrupted during `{statement}`; rolled back, {}", left.words().unwrap_or(AS_IT_WAS))]
    Interrupted { statement: String, left: Left },
    #[error("the signals of the system cannot be received: {}", in_words(.0))]
    Signals(io::Error),
    #[error("no data was generated: {}", simulated(.0))]
    Simulate(#[source] simulate::Error),
    #[error("`{}` cannot be written: {}", path.display(), in_words(source))]
    Write { path: PathBuf, source: io::Error },
    #[error("`{}` cannot be read: {}", path.display(), in_words(source))]
    Read { path: PathBuf, source: io::Error },
    #[error("the output cannot be written: {}", in_words(.0))]
    Output(#[from] io::Error),
}

/// What a failed statement leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Left {
    /// That is not for this statement to say.
    Unsaid,
    /// Nothing.
    Nothing,
    /// The staging tables may be filled anew, the star is not.
    Staging,
}

const AS_IT_WAS: &str = "the warehouse is as it was";

impl Left {
    pub(crate) fn words(self) -> Option<&'static str> {
        match self {
            Self::Unsaid => None,
            Self::Nothing => Some(AS_IT_WAS),
            Self::Staging => {
                Some("the star is as it was; the staging tables are not, and the next load fills them again")
            }
        }
    }
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Self::Cloud(CloudError::from(refused))
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl Error {
    /// Somebody interrupted what changes nothing by itself.
    pub(crate) fn interrupted(statement: &str) -> Self {
        Self::Interrupted { statement: statement.to_owned(), left: Left::Nothing }
    }

    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Config(_)
            | Self::ConfigFile { .. }
            | Self::NoPassword { .. }
            | Self::ServeCluster
            | Self::NotSet { .. }
            | Self::NoHost(_)
            | Self::NoPasswordAnywhere(_)
            | Self::NoManagedPassword { .. }
            | Self::NoSecret { .. }
            | Self::NotOnS3 { .. }
            | Self::NoJsonPaths
            | Self::HalfSource { .. }
            | Self::Mount { .. }
            | Self::Malformed(_)
            | Self::NoWarehouse { .. }
            | Self::NoSuchName { .. }
            | Self::NoStatement
            | Self::ManyStatements
            | Self::Read { .. }
            | Self::Certificate { .. }
            | Self::ClearPassword
            | Self::Port { .. } => Exit::Usage,
            Self::Cloud(error) => error.exit(),
            Self::Refused(refusal) => refusal.exit(),
            Self::Known { known, .. } => known.exit(),
            Self::Simulate(error) if !matches!(error, simulate::Error::Io { .. }) => Exit::Usage,
            Self::Sql { failure, .. } if failure.is_in_the_text() => Exit::Usage,
            Self::NoFolder { .. }
            | Self::NotAFolder { .. }
            | Self::EmptyFolder { .. }
            | Self::Unreadable { .. }
            | Self::Jsonpaths { .. }
            | Self::BadRows(..)
            | Self::BadInput { .. } => Exit::BadInput,
            Self::Interrupted { .. } => Exit::Interrupted,
            Self::Sql { .. }
            | Self::Open(_)
            | Self::CreateFolder { .. }
            | Self::Connect(_)
            | Self::UnknownOutcome { .. }
            | Self::NoEndpoint { .. }
            | Self::Statement { .. }
            | Self::Answer { .. }
            | Self::Model(_)
            | Self::Serve(_)
            | Self::Signals(_)
            | Self::Simulate(_)
            | Self::Write { .. }
            | Self::Output(_) => Exit::TargetFailed,
        }
    }

    /// A reader of our stdout that has seen enough, such as `head`, is no failure.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(source) if source.kind() == io::ErrorKind::BrokenPipe)
    }
}

fn simulated(error: &simulate::Error) -> String {
    match error {
        simulate::Error::Io { source, .. } => format!("{error}: {}", in_words(source)),
        _ => error.to_string(),
    }
}

fn bad_rows(bad: &BadRows) -> String {
    match (bad.total, bad.rows.first()) {
        (1, Some(row)) if row.line > 0 => {
            format!("{} line {} cannot be loaded", row.file, row.line)
        }
        (1, Some(row)) => format!("{} cannot be loaded", row.file),
        (total, _) => format!("{total} rows cannot be loaded into `{}`", bad.table),
    }
}

/// An I/O error in words a reader knows, without the system's numbers.
pub(crate) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "part of the path is not a folder".to_owned(),
        io::ErrorKind::AddrInUse => "another program uses it".to_owned(),
        io::ErrorKind::StorageFull => "no space left on the device".to_owned(),
        io::ErrorKind::InvalidData => "it is not UTF-8 text".to_owned(),
        kind => kind.to_string(),
    }
}
