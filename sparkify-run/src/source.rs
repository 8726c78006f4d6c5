//! Decides where the data comes from: folders, `s3://` URLs, or generated sample data.

use std::path::{Path, PathBuf};

use sparkify_local::{Content, Mount, S3};
use sparkify_model as model;

use crate::config::Config;
use crate::config::setting::{Origin, Setting};
use crate::error::Error;
use crate::explain::Place;
use crate::input;

/// Where the data comes from, ready for COPY.
#[derive(Debug)]
pub(crate) struct Source {
    /// What the statements say.
    pub(crate) sources: model::Sources,
    /// What answers them on this machine.
    pub(crate) mounts: Vec<Mount>,
    /// The source in words.
    pub(crate) words: String,
    /// What the reader should know about the choice.
    pub(crate) notes: Vec<String>,
    /// Where sample data has to be written first.
    pub(crate) sample: Option<PathBuf>,
}

/// One half of the input.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Half {
    Folder(PathBuf),
    Url(String),
}

/// The source that flags and configuration name; sample data if they name none.
pub(crate) fn choose(config: &Config, s3: &[String]) -> Result<Source, Error> {
    let mounted = mounts(s3)?;
    let mut notes = Vec::new();
    let mut half = |name, flag| half(config, name, flag, &mounted, &mut notes);
    let logs = half("source.log_data", "--log-data")?;
    let songs = half("source.song_data", "--song-data")?;
    let (logs, songs, sample) = match (logs, songs) {
        (Some(logs), Some(songs)) => (logs, songs, None),
        (Some(_), None) => {
            return Err(Error::HalfSource {
                given: "--log-data",
                missing: "--song-data",
            });
        }
        (None, Some(_)) => {
            return Err(Error::HalfSource {
                given: "--song-data",
                missing: "--log-data",
            });
        }
        (None, None) => {
            let folder = sample_folder(&config.warehouse());
            (
                Half::Folder(folder.join("log_data")),
                Half::Folder(folder.join("song_data")),
                Some(folder),
            )
        }
    };
    let words = match &sample {
        Some(folder) => format!("generated sample data in {}", folder.display()),
        None => format!("{} and {}", logs.words(), songs.words()),
    };
    let mut source = Source {
        sources: sources(config),
        mounts: mounted,
        words,
        notes,
        sample,
    };
    jsonpaths(config, &mut source)?;
    let (url, mount) = logs.apply(&source.sources.log_data);
    source.sources.log_data = url;
    source.mounts.extend(mount);
    let (url, mount) = songs.apply(&source.sources.song_data);
    source.sources.song_data = url;
    source.mounts.extend(mount);
    Ok(source)
}

/// What statements say when no folder is read: for `sparkify sql`.
pub(crate) fn named(config: &Config) -> model::Sources {
    let mut sources = sources(config);
    let url = |name: &str| {
        config
            .text(name)
            .filter(|v| v.starts_with("s3://"))
            .map(str::to_owned)
    };
    if let Some(url) = url("source.log_data") {
        sources.log_data = url;
    }
    if let Some(url) = url("source.song_data") {
        sources.song_data = url;
    }
    if let Some(url) = url("source.log_jsonpaths") {
        sources.log_jsonpaths = url;
    }
    sources
}

fn sources(config: &Config) -> model::Sources {
    let mut sources = model::Sources::default();
    if let Some(role) = config.text("source.iam_role") {
        role.clone_into(&mut sources.iam_role);
    }
    if let Some(region) = config.text("source.region") {
        sources.region = Some(region.to_owned());
    }
    // Redshift stops at the n-th error, so n - 1 are tolerated.
    sources.max_error = Some(config.max_errors()).filter(|n| *n > 0).map(|n| n + 1);
    sources
}

/// Logs or songs as set; a URL nobody asked for on the command line counts only where it can be read.
fn half(
    config: &Config,
    name: &str,
    flag: &str,
    mounts: &[Mount],
    notes: &mut Vec<String>,
) -> Result<Option<Half>, Error> {
    let Some(setting) = config.setting(name) else {
        return Ok(None);
    };
    let Some(value) = setting.plain() else {
        return Ok(None);
    };
    if !value.starts_with("s3://") {
        let said = said(setting, flag);
        return Ok(Some(Half::Folder(input::folder(&said, Path::new(value))?)));
    }
    if counts(config, setting, value, mounts) {
        return Ok(Some(Half::Url(value.to_owned())));
    }
    notes.push(format!(
        "{} names {value}, which is not read without an endpoint; pass `{flag} {value}` to read it",
        setting.origin
    ));
    Ok(None)
}

/// A `dwh.cfg` that lies about must not make a local run reach for the network.
fn counts(config: &Config, setting: &Setting, url: &str, mounts: &[Mount]) -> bool {
    matches!(setting.origin, Origin::Flag(_))
        || config.text("s3.endpoint").is_some()
        || mounts.iter().any(|mount| url.starts_with(&mount.prefix))
}

fn said(setting: &Setting, flag: &str) -> String {
    match &setting.origin {
        Origin::Flag(_) => flag.to_owned(),
        origin => format!("{origin}: {}", setting.key.name),
    }
}

impl Half {
    fn words(&self) -> String {
        match self {
            Self::Folder(path) => path.display().to_string(),
            Self::Url(url) => url.clone(),
        }
    }

    /// The URL in the statement, and the mount behind it: a folder answers the usual URL.
    fn apply(self, usual: &str) -> (String, Option<Mount>) {
        match self {
            Self::Url(url) => (url, None),
            Self::Folder(path) => {
                let mount = Mount {
                    prefix: usual.to_owned(),
                    content: Content::Folder(path),
                };
                (usual.to_owned(), Some(mount))
            }
        }
    }
}

/// The log's jsonpaths: as given, else the document generated from the struct.
fn jsonpaths(config: &Config, source: &mut Source) -> Result<(), Error> {
    let given = config.setting("source.log_jsonpaths");
    let value = given.and_then(|setting| Some((setting, setting.plain()?)));
    let content = match value {
        Some((setting, path)) if !path.starts_with("s3://") => {
            let said = said(setting, "--log-jsonpaths");
            Content::Bytes(input::jsonpaths(&said, Path::new(path), &filled_columns())?)
        }
        Some((setting, url)) if counts(config, setting, url, &source.mounts) => {
            url.clone_into(&mut source.sources.log_jsonpaths);
            return Ok(());
        }
        _ => Content::Bytes(model::log_jsonpaths().into_bytes()),
    };
    source.mounts.push(Mount {
        prefix: source.sources.log_jsonpaths.clone(),
        content,
    });
    Ok(())
}

/// The columns that the COPY of the log fills, in order.
fn filled_columns() -> Vec<&'static str> {
    model::tables()
        .into_iter()
        .find(|table| table.name == "staging_events")
        .map(|table| table.columns.iter().map(|column| column.name).collect())
        .unwrap_or_default()
}

/// `s3://BUCKET=DIR` as mounts.
pub(crate) fn mounts(given: &[String]) -> Result<Vec<Mount>, Error> {
    given
        .iter()
        .map(|given| {
            let (bucket, folder) = given
                .split_once('=')
                .filter(|(bucket, folder)| {
                    bucket
                        .strip_prefix("s3://")
                        .is_some_and(|name| !name.is_empty())
                        && !folder.is_empty()
                })
                .ok_or_else(|| Error::Mount {
                    given: given.clone(),
                })?;
            let path = input::folder(&format!("--s3 {bucket}"), Path::new(folder))?;
            Ok(Mount {
                prefix: bucket.to_owned(),
                content: Content::Folder(path),
            })
        })
        .collect()
}

/// How the stand-in reads what is not mounted.
pub(crate) fn s3(config: &Config) -> S3 {
    let text = |name| config.text(name).map(str::to_owned);
    let endpoint = text("s3.endpoint");
    S3 {
        allow_http: endpoint
            .as_deref()
            .is_some_and(|url| url.starts_with("http://")),
        endpoint,
        region: text("s3.region").or_else(|| text("source.region")),
        access_key_id: text("s3.access_key_id"),
        secret_access_key: config.secret("s3.secret_access_key"),
        session_token: config.secret("s3.session_token"),
    }
}

/// Folders behind URLs, for explanations.
pub(crate) fn places(mounts: &[Mount]) -> Vec<Place> {
    mounts
        .iter()
        .filter_map(|mount| match &mount.content {
            Content::Folder(path) => Some(Place {
                prefix: mount.prefix.clone(),
                path: path.clone(),
            }),
            Content::Bytes(_) => None,
        })
        .collect()
}

/// `.sparkify/sample-data`, in the warehouse's folder or, if that is `.sparkify`, in it.
fn sample_folder(warehouse: &Path) -> PathBuf {
    let folder = warehouse.parent().unwrap_or(Path::new(""));
    if folder.file_name().is_some_and(|name| name == ".sparkify") {
        folder.join("sample-data")
    } else {
        folder.join(".sparkify").join("sample-data")
    }
}
