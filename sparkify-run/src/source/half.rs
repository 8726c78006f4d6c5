//! One half of the input, logs or songs: a folder of this machine or an URL.

use std::path::{Path, PathBuf};

use sparkify_local::{Content, Mount};
use sparkify_schema::S3Url;

use crate::config::Config;
use crate::config::setting::{Origin, Setting};
use crate::error::Error;
use crate::input;

/// Where one half lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Half {
    Folder(PathBuf),
    Url(S3Url),
}

impl Half {
    pub(super) fn words(&self) -> String {
        match self {
            Self::Folder(path) => path.display().to_string(),
            Self::Url(url) => url.to_string(),
        }
    }

    /// Sets the URL in the statement, or mounts the folder where the statement looks.
    pub(super) fn apply(self, statement: &mut S3Url) -> Option<Mount> {
        match self {
            Self::Url(url) => {
                *statement = url;
                None
            }
            Self::Folder(path) => {
                Some(Mount { prefix: statement.to_string(), content: Content::Folder(path) })
            }
        }
    }
}

/// The half as set; an URL nobody asked for on the command line counts only where it can be read.
pub(super) fn read(
    config: &Config,
    name: &str,
    flag: &str,
    mounts: &[Mount],
    notes: &mut Vec<String>,
) -> Result<Option<Half>, Error> {
    let Some(setting) = config.setting(name) else { return Ok(None) };
    let Some(value) = setting.plain() else { return Ok(None) };
    if !value.starts_with("s3://") {
        return Ok(Some(Half::Folder(input::folder(&said(setting, flag), Path::new(value))?)));
    }
    if counts(config, setting, value, mounts) {
        return folder_url(value).map(|url| Some(Half::Url(url)));
    }
    notes.push(format!(
        "{} names {value}, which is not read without an endpoint; pass `{flag} {value}` to read it",
        setting.origin
    ));
    Ok(None)
}

/// COPY takes a prefix of keys; a name that is no file's means the folder.
pub(super) fn folder_url(text: &str) -> Result<S3Url, Error> {
    let url: S3Url = text.parse().map_err(Error::Malformed)?;
    let names_a_file = text.rsplit('/').next().is_some_and(|last| last.contains('.'));
    Ok(if names_a_file { url } else { url.folder() })
}

/// A `dwh.cfg` that lies about must not make a local run reach for the network.
pub(super) fn counts(config: &Config, setting: &Setting, url: &str, mounts: &[Mount]) -> bool {
    matches!(setting.origin, Origin::Flag(_))
        || config.text("s3.endpoint").is_some()
        || is_mounted(url, mounts)
}

/// Whether a mount answers for the URL.
pub(super) fn is_mounted(url: &str, mounts: &[Mount]) -> bool {
    mounts.iter().any(|mount| url.starts_with(&mount.prefix))
}

/// The value's origin as a message says it.
pub(super) fn said(setting: &Setting, flag: &str) -> String {
    match &setting.origin {
        Origin::Flag(_) => flag.to_owned(),
        origin => format!("{origin}: {}", setting.key.name),
    }
}
