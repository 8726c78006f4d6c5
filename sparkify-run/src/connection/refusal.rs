//! Why a cluster cannot be talked to, and what to do about it.

mod silence;

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use rustls::CertificateError;

use crate::error::{Failure, in_words};
use crate::exit::Exit;

pub(crate) use silence::Silence;

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("`{host}` is not a host name")]
    HostName { host: String },
    #[error("the host `{host}` is not known: {}", in_words(source))]
    UnknownHost { host: String, source: io::Error },
    #[error("nothing listens on port {port} of `{host}`")]
    NobodyListens { host: String, port: u16 },
    #[error("`{host}:{port}` did not answer within {}{cause}", seconds(*waited))]
    Silent { host: String, port: u16, waited: Duration, cause: Silence },
    #[error("the connection to `{host}:{port}` failed: {}", in_words(source))]
    Network { host: String, port: u16, source: io::Error },

    #[error("`{}` is not a list of certificate authorities: {reason}", path.display())]
    Roots { path: PathBuf, reason: String },
    #[error("`{host}:{port}` does not offer TLS; nothing was sent to it")]
    Plaintext { host: String, port: u16 },
    #[error("the certificate of `{host}` is made out to {}, not to `{host}`", names(presented))]
    OtherName { host: String, presented: Vec<String> },
    #[error("the certificate of `{host}` has expired")]
    Expired { host: String },
    #[error("the certificate of `{host}` is not valid yet")]
    NotYetValid { host: String },
    #[error("the certificate of `{host}` comes from an authority that is not trusted here")]
    UnknownAuthority { host: String },
    #[error("no TLS connection to `{host}`: {reason}")]
    Tls { host: String, reason: String },

    #[error("the password of `{user}` is not right, or there is no such user")]
    Password { user: String },
    #[error("`{user}` has a password stored as SHA-256, whose login only Amazon's own drivers know")]
    Sha256Password { user: String },
    #[error("`{user}` is not let in: {}", failure.message)]
    NotLetIn { user: String, failure: Box<Failure> },
    #[error("there is no database `{database}` on the cluster")]
    NoDatabase { database: String },
    #[error("the cluster takes no more connections")]
    Full,
    #[error("the cluster did not take the connection: {}", .0.message)]
    Other(Box<Failure>),
}

impl Refusal {
    /// What the handshake with `host` failed of.
    pub(super) fn of_handshake(host: &str, error: &io::Error) -> Self {
        let host = host.to_owned();
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
        let Some(tls) = inner else {
            return Self::Tls { host, reason: in_words(error) };
        };
        let rustls::Error::InvalidCertificate(certificate) = tls else {
            return Self::Tls { host, reason: tls.to_string() };
        };
        match certificate {
            CertificateError::NotValidForName => Self::OtherName { host, presented: Vec::new() },
            CertificateError::NotValidForNameContext { presented, .. } => {
                Self::OtherName { host, presented: presented.iter().map(|name| plain(name)).collect() }
            }
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => Self::Expired { host },
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                Self::NotYetValid { host }
            }
            // Signed by another of the same name is signed by nobody known.
            CertificateError::UnknownIssuer | CertificateError::BadSignature => {
                Self::UnknownAuthority { host }
            }
            other => Self::Tls { host, reason: format!("its certificate is not valid: {other}") },
        }
    }

    /// What logging in as `user` failed of.
    pub(crate) fn of_login(user: &str, database: &str, error: tokio_postgres::Error) -> Self {
        let user = user.to_owned();
        let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
        // The driver has no type for it: Redshift's own method has no number in PostgreSQL.
        if cause.contains("unknown authentication tag `13`") {
            return Self::Sha256Password { user };
        }
        let failure = Box::new(Failure::from(error));
        match failure.code.as_deref() {
            Some("28P01") => Self::Password { user },
            Some(code) if code.starts_with("28") && failure.message.contains("password") => {
                Self::Password { user }
            }
            Some(code) if code.starts_with("28") => Self::NotLetIn { user, failure },
            Some("3D000") => Self::NoDatabase { database: database.to_owned() },
            Some("53300") => Self::Full,
            _ => Self::Other(failure),
        }
    }

    /// Whether it may pass by itself: a machine that restarts, a network that recovers.
    pub(crate) fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::NobodyListens { .. }
                | Self::Silent { .. }
                | Self::Network { .. }
                | Self::UnknownHost { .. }
                | Self::Full
                | Self::Other(_)
        )
    }

    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::HostName { .. }
            | Self::UnknownHost { .. }
            | Self::Roots { .. }
            | Self::Password { .. }
            | Self::Sha256Password { .. }
            | Self::NotLetIn { .. }
            | Self::NoDatabase { .. } => Exit::Usage,
            _ => Exit::TargetFailed,
        }
    }

    /// What the reader can do.
    pub(crate) fn hint(&self) -> Option<String> {
        let text = match self {
            Self::HostName { .. } => "give the name alone, without `https://`, port or database",
            Self::UnknownHost { .. } => {
                "check `--host`; the console shows a cluster's endpoint, and it is gone while the cluster is"
            }
            Self::NobodyListens { .. } => "check `--host` and `--port`; Redshift listens on 5439 by default",
            Self::Silent { cause, .. } => return Some(cause.hint()),
            Self::Network { .. } | Self::Full => "try again in a while",
            Self::Roots { .. } => {
                "give a PEM file such as Amazon's bundle, or drop `--sslrootcert`: the system's authorities do"
            }
            Self::Plaintext { .. } => {
                "Redshift offers TLS, so this may be another server; a stand-in offers it with \
                 `sparkify serve --tls-cert FILE --tls-key FILE`"
            }
            Self::OtherName { .. } => {
                "pass one of these names as `--host`; an address or a tunnel's name is not in the certificate"
            }
            Self::Expired { .. } | Self::NotYetValid { .. } => {
                "check this machine's clock; if it is right, the server's certificate has to be renewed"
            }
            Self::UnknownAuthority { .. } => {
                "if it is yours, pass `--sslrootcert FILE` with its certificate; if it is Amazon's, somebody \
                 is in between"
            }
            Self::Password { .. } => {
                "check `--user` and the password (SPARKIFY_CLUSTER_PASSWORD, `--password-env VAR`); five wrong \
                 ones lock a user; `--auth iam` needs none"
            }
            Self::Sha256Password { .. } => {
                "store the password in plain (`ALTER USER … PASSWORD '…'`, no `sha256|`), or pass `--auth iam`"
            }
            Self::NoDatabase { .. } => "check `--database`; every cluster has `dev`",
            Self::NotLetIn { failure, .. } | Self::Other(failure) => return failure.hint.clone(),
            Self::Tls { .. } => return None,
        };
        Some(text.to_owned())
    }
}

fn seconds(time: Duration) -> String {
    match time.as_secs() {
        1 => "1 second".to_owned(),
        seconds => format!("{seconds} seconds"),
    }
}

fn names(presented: &[String]) -> String {
    if presented.is_empty() {
        return "another name".to_owned();
    }
    presented.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// `DnsName("x")` as `x`: the library tells names in Rust's notation.
fn plain(name: &str) -> String {
    let inner = name.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).unwrap_or(name);
    inner.trim_matches('"').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_certificate_is_shown_as_it_is_written() {
        assert_eq!(plain("DnsName(\"dwh.example\")"), "dwh.example");
        assert_eq!(plain("dwh.example"), "dwh.example");
    }
}
