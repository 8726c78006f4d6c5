//! What can go wrong between here and AWS, in words, with what to do.

mod hint;

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::call::{Refused, Why};
use super::rules::Breach;
use crate::error::in_words;
use crate::exit::Exit;

/// Why a cluster could not be looked at or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CloudError {
    #[error("no AWS region is set")]
    NoRegion,
    #[error("the AWS profile `{name}` (AWS_PROFILE) does not exist; {}", profiles(known))]
    NoProfile { name: String, known: Vec<String> },
    #[error("this machine has no root certificates, so no server can be trusted")]
    NoRoots,
    #[error("the certificate authorities that AWS_CA_BUNDLE names cannot be used: `{}`: {reason}", path.display())]
    Bundle { path: PathBuf, reason: String },
    #[error("no AWS credentials were found")]
    NoCredentials,
    #[error("the AWS login{} is missing or has expired", of(.0.profile.as_ref()))]
    Login(Login),
    #[error("the AWS credentials cannot be used: {said}")]
    Credentials { said: String },
    #[error("`{}` is expected to be {} ({}), but the credentials and settings in use lead to {}; nothing was changed", .0.key, .0.wanted, .0.from, .0.found)]
    Unexpected(Expected),
    #[error("{}", breaches(.0))]
    Breaches(Vec<(String, Breach)>),
    #[error("{0}")]
    Refused(Box<Refused>),
    #[error("there is no cluster `{name}` in {region}")]
    NoCluster { name: String, region: String },
    #[error(
        "there is a {what} `{name}` that is not ours: it lacks the tags of this stack in this region, so it is not touched"
    )]
    Foreign { what: &'static str, name: String },
    #[error("the cluster `{name}` is {state}, which no waiting mends")]
    Sick { name: String, state: String },
    #[error("the cluster `{name}` will not get there: {why}")]
    Never { name: String, why: String },
    #[error("the cluster `{name}` did not get there within {} ({usual}); AWS goes on with it", in_minutes(*limit))]
    TooLong { name: String, limit: Duration, usual: &'static str },
    #[error("the cluster `{name}` is {state}; it must be {needed} for that")]
    WrongState { name: String, state: String, needed: &'static str },
    #[error(
        "a serverless cluster such as `{name}` has nothing to {verb}: its capacity is paid by the second while queries run, and idle time costs nothing"
    )]
    NothingToPause { name: String, verb: &'static str },
    #[error("the size of `{name}` is a number of {unit}, and `{flag}` is no such number")]
    OtherSize { name: String, unit: &'static str, flag: &'static str },
    #[error("the journal `{}` cannot be written: {}", path.display(), in_words(source))]
    Journal { path: PathBuf, source: io::Error },
    #[error("the stack `{stack}` was made in the account {account}, region {region} (`{}`), and these credentials or settings lead elsewhere; nothing was changed", path.display())]
    Elsewhere { stack: String, path: PathBuf, account: String, region: String },
    #[error("this changes what you pay for and there is no terminal to ask")]
    NoTerminal,
    #[error("`{typed}` is not `{name}`; nothing was changed")]
    Declined { name: String, typed: String },
    #[error("it is not said what becomes of the data")]
    FinalSnapshotUnsaid,
    #[error(
        "`{name}` is no name for a snapshot; expected lower-case letters, digits and single hyphens, a letter first"
    )]
    SnapshotName { name: String },
    #[error("interrupted while {doing}; {}", .state.as_ref().map_or_else(|| "what was asked of AWS goes on".to_owned(), |it| format!("the cluster `{name}` was {it} and AWS goes on with it")))]
    Interrupted { name: String, doing: &'static str, state: Option<String>, cost: String },
}

/// A login that has to be made again.
#[derive(Debug)]
pub(crate) struct Login {
    pub(crate) profile: Option<String>,
    pub(crate) said: String,
}

/// An account or region that is not the one expected.
#[derive(Debug)]
pub(crate) struct Expected {
    pub(crate) key: &'static str,
    pub(crate) wanted: String,
    /// Where the expectation was written.
    pub(crate) from: String,
    pub(crate) found: String,
}

impl From<Refused> for CloudError {
    fn from(refused: Refused) -> Self {
        Self::Refused(Box::new(refused))
    }
}

impl CloudError {
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Refused(refused) => match refused.why {
                Why::Expired | Why::UnknownCredentials => Exit::Usage,
                _ => Exit::TargetFailed,
            },
            Self::Sick { .. } | Self::Never { .. } | Self::TooLong { .. } | Self::Journal { .. } => {
                Exit::TargetFailed
            }
            Self::Interrupted { .. } => Exit::Interrupted,
            _ => Exit::Usage,
        }
    }
}

fn profiles(known: &[String]) -> String {
    match known {
        [] => "there is none in ~/.aws".to_owned(),
        known => {
            let names: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
            format!("there are {}", names.join(", "))
        }
    }
}

fn of(profile: Option<&String>) -> String {
    profile.map(|name| format!(" of the profile `{name}`")).unwrap_or_default()
}

fn breaches(all: &[(String, Breach)]) -> String {
    let line =
        |(origin, breach): &(String, Breach)| format!("{origin}: `{}`: {}", breach.setting, breach.text);
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `45 minutes`, `30 seconds`.
fn in_minutes(limit: Duration) -> String {
    match limit.as_secs() {
        seconds if seconds >= 120 => format!("{} minutes", seconds / 60),
        seconds => format!("{seconds} seconds"),
    }
}
