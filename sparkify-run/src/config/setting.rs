//! A value and where it came from.

use std::fmt;
use std::path::PathBuf;

use secrecy::{ExposeSecret, SecretString};

use super::key::{Key, Kind};

/// Where a value was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    Unset,
    Default,
    File { path: PathBuf, line: usize },
    Env(String),
    Flag(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unset => f.write_str("not set"),
            Self::Default => f.write_str("default"),
            Self::File { path, line } => write!(f, "{}:{line}", path.display()),
            Self::Env(name) => write!(f, "env {name}"),
            Self::Flag(name) => write!(f, "flag {name}"),
        }
    }
}

/// One value as one layer gives it, not judged yet.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) key: &'static Key,
    pub(crate) value: String,
    pub(crate) origin: Origin,
}

/// A value that may be shown, or not.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Plain(String),
    Secret(SecretString),
}

/// The value that counts for one key.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    pub(crate) key: &'static Key,
    pub(crate) value: Option<Value>,
    pub(crate) origin: Origin,
}

impl Setting {
    pub(crate) fn new(entry: Entry) -> Self {
        let value = if entry.key.kind == Kind::Secret {
            Value::Secret(SecretString::from(entry.value))
        } else {
            Value::Plain(entry.value)
        };
        Self { key: entry.key, value: Some(value), origin: entry.origin }
    }

    /// The value as it may be shown.
    pub(crate) fn shown(&self) -> Option<&str> {
        match self.value.as_ref()? {
            Value::Plain(text) => Some(text),
            Value::Secret(_) => Some("••••••"),
        }
    }

    pub(crate) fn plain(&self) -> Option<&str> {
        match self.value.as_ref()? {
            Value::Plain(text) => Some(text),
            Value::Secret(secret) => Some(secret.expose_secret()),
        }
    }

    pub(crate) fn secret(&self) -> Option<SecretString> {
        match self.value.as_ref()? {
            Value::Plain(_) => None,
            Value::Secret(secret) => Some(secret.clone()),
        }
    }
}
