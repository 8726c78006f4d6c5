//! What can go wrong between here and AWS, in words, with what to do.

use super::call::{Refused, Why};
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
    #[error("no AWS credentials were found")]
    NoCredentials,
    #[error("the AWS login{} is missing or has expired", of(.0.profile.as_ref()))]
    Login(Login),
    #[error("the AWS credentials cannot be used: {said}")]
    Credentials { said: String },
    #[error("{0}")]
    Refused(Box<Refused>),
    #[error("there is no cluster `{name}` in {region}")]
    NoCluster { name: String, region: String },
}

impl From<Refused> for CloudError {
    fn from(refused: Refused) -> Self {
        Self::Refused(Box::new(refused))
    }
}

/// A login that has to be made again.
#[derive(Debug)]
pub(crate) struct Login {
    pub(crate) profile: Option<String>,
    pub(crate) said: String,
}

impl CloudError {
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::NoRegion
            | Self::NoProfile { .. }
            | Self::NoRoots
            | Self::NoCredentials
            | Self::Login(_)
            | Self::Credentials { .. }
            | Self::NoCluster { .. } => Exit::Usage,
            Self::Refused(refused) => match refused.why {
                Why::Expired | Why::UnknownCredentials => Exit::Usage,
                _ => Exit::TargetFailed,
            },
        }
    }

    /// What the reader can do.
    pub(crate) fn hint(&self) -> Option<String> {
        Some(match self {
            Self::NoRegion => {
                "set AWS_REGION, `region` in the profile, or `cluster.region` in sparkify.toml".to_owned()
            }
            Self::NoProfile { .. } => {
                "correct AWS_PROFILE, or make the profile: `aws configure --profile NAME`".to_owned()
            }
            Self::NoRoots => {
                "install the package ca-certificates, or name a file of them in SSL_CERT_FILE".to_owned()
            }
            Self::NoCredentials => "log in (`aws sso login`), choose a profile (AWS_PROFILE), or set \
                                    AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                .to_owned(),
            Self::Login(Login { profile: Some(profile), .. }) => {
                format!("log in again: `aws sso login --profile {profile}`")
            }
            Self::Login(_) => "log in again: `aws sso login`".to_owned(),
            Self::Credentials { .. } => {
                "`aws sts get-caller-identity` tries the same credentials with the AWS tools".to_owned()
            }
            Self::NoCluster { .. } => {
                "`sparkify up` makes it; AWS_REGION and `cluster.identifier` say where and how it is called"
                    .to_owned()
            }
            Self::Refused(refused) => return of_refusal(refused),
        })
    }
}

fn of_refusal(refused: &Refused) -> Option<String> {
    let hint = match refused.why {
        Why::Denied => format!(
            "`sparkify policy` prints a policy with all permissions that are needed; AWS said: {}",
            refused.said
        ),
        Why::Expired => "log in again (`aws sso login`, or new keys), then run the same command: it goes on \
                         where it stopped"
            .to_owned(),
        Why::UnknownCredentials => {
            "`aws sts get-caller-identity` shows whose credentials these are; check the keys and the clock"
                .to_owned()
        }
        Why::Throttled | Why::Unreachable | Why::Broken | Why::Timeout | Why::Server => {
            "run the same command again: it goes on where it stopped".to_owned()
        }
        Why::WebPage => "check HTTPS_PROXY, AWS_ENDPOINT_URL and the login page of this network".to_owned(),
        Why::Quota => {
            "delete what is not needed, or ask for more in the console under Service Quotas".to_owned()
        }
        Why::Capacity => "try again later, in another region, or with another `cluster.node_type`".to_owned(),
        Why::Busy => {
            "wait until it is done (`sparkify status --watch`), then run the same command again".to_owned()
        }
        _ => return None,
    };
    Some(hint)
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
