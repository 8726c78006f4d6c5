//! Decides where the data comes from: folders, `s3://` URLs, or generated sample data.

mod bucket;
mod half;

use std::path::{Path, PathBuf};

use sparkify_local::{Content, Mount, S3};
use sparkify_model::{self as model, StagingEvent};
use sparkify_schema::{IamRole, Table};

use crate::config::Config;
use crate::error::Error;
use crate::explain::Place;
use crate::input;

pub(crate) use bucket::on_s3;
use half::Half;

/// Where the data comes from, ready for COPY.
#[derive(Debug)]
pub(crate) struct Source {
    /// What the statements say.
    pub(crate) sources: model::Sources,
    /// What answers them on this machine.
    pub(crate) mounts: Vec<Mount>,
    /// Whether something is read from a bucket that no folder answers for.
    pub(crate) remote: bool,
    /// The source in words.
    pub(crate) words: String,
    /// What the reader should know about the choice.
    pub(crate) notes: Vec<String>,
    /// Where sample data has to be written first.
    pub(crate) sample: Option<PathBuf>,
}

/// The source that flags and configuration name; sample data if they name none.
pub(crate) fn choose(config: &Config, s3: &[String]) -> Result<Source, Error> {
    let mounted = mounts(s3, input::folder)?;
    let mut notes = Vec::new();
    let mut read = |name, flag| half::read(config, name, flag, &mounted, &mut notes);
    let logs = read("source.log_data", "--log-data")?;
    let songs = read("source.song_data", "--song-data")?;
    let (logs, songs, sample) = match (logs, songs) {
        (Some(logs), Some(songs)) => (logs, songs, None),
        (Some(_), None) => return Err(Error::HalfSource { given: "--log-data", missing: "--song-data" }),
        (None, Some(_)) => return Err(Error::HalfSource { given: "--song-data", missing: "--log-data" }),
        (None, None) => {
            let folder = sample_folder(&config.warehouse());
            (Half::Folder(folder.join("log_data")), Half::Folder(folder.join("song_data")), Some(folder))
        }
    };
    let words = match &sample {
        Some(folder) => format!("generated sample data in {}", folder.display()),
        None => format!("{} and {}", logs.words(), songs.words()),
    };
    let mut sources = sources(config)?;
    let json_paths = json_paths(config, &mut sources, &mounted)?;
    let mut mounts = mounted;
    mounts.extend(json_paths);
    mounts.extend(logs.apply(&mut sources.log_data));
    mounts.extend(songs.apply(&mut sources.song_data));
    region(config, &mut sources)?;
    let urls = [&sources.log_data, &sources.song_data, &sources.log_json_paths];
    let remote = urls.iter().any(|url| !half::is_mounted(url.as_str(), &mounts));
    Ok(Source { sources, mounts, remote, words, notes, sample })
}

/// What statements say when no folder is read: for `sparkify sql`.
pub(crate) fn named(config: &Config) -> Result<model::Sources, Error> {
    let mut sources = sources(config)?;
    let url = |name: &str| config.text(name).filter(|value| value.starts_with("s3://"));
    if let Some(url) = url("source.log_data") {
        sources.log_data = half::folder_url(url)?;
    }
    if let Some(url) = url("source.song_data") {
        sources.song_data = half::folder_url(url)?;
    }
    if let Some(url) = url("source.log_jsonpaths") {
        sources.log_json_paths = url.parse().map_err(Error::Malformed)?;
    }
    region(config, &mut sources)?;
    Ok(sources)
}

/// The region as set; the public bucket's own is no other bucket's.
fn region(config: &Config, sources: &mut model::Sources) -> Result<(), Error> {
    let public = model::Sources::default();
    if let Some(region) = config.text("source.region") {
        sources.region = Some(region.parse().map_err(Error::Malformed)?);
    } else if sources.log_data != public.log_data || sources.song_data != public.song_data {
        sources.region = config.text("s3.region").and_then(|region| region.parse().ok());
    }
    Ok(())
}

fn sources(config: &Config) -> Result<model::Sources, Error> {
    let mut sources = model::Sources::default();
    if let Some(role) = config.text("source.iam_role").filter(|role| *role != "default") {
        sources.iam_role = IamRole::Arn(role.parse().map_err(Error::Malformed)?);
    }
    // Redshift stops at the n-th error, so n - 1 are tolerated.
    sources.max_error = match config.max_errors() {
        0 => 0,
        tolerated => tolerated + 1,
    };
    Ok(sources)
}

/// The log's jsonpaths: as given, else the document generated from the struct.
fn json_paths(
    config: &Config,
    sources: &mut model::Sources,
    mounted: &[Mount],
) -> Result<Option<Mount>, Error> {
    let given = config.setting("source.log_jsonpaths");
    let content = match given.and_then(|setting| Some((setting, setting.plain()?))) {
        Some((setting, path)) if !path.starts_with("s3://") => {
            let said = half::said(setting, "--log-jsonpaths");
            Content::Bytes(input::json_paths(&said, Path::new(path), &filled_columns())?)
        }
        Some((setting, url)) if half::counts(config, setting, url, mounted) => {
            sources.log_json_paths = url.parse().map_err(Error::Malformed)?;
            return Ok(None);
        }
        _ => Content::Bytes(model::log_json_paths().into_bytes()),
    };
    Ok(Some(Mount { prefix: sources.log_json_paths.to_string(), content }))
}

/// The columns that the COPY of the log fills, in order.
fn filled_columns() -> Vec<&'static str> {
    StagingEvent::DEF.columns.iter().map(|column| column.name).collect()
}

/// `s3://BUCKET=DIR` as mounts, to read from and to write to; a folder may be empty.
pub(crate) fn writable(given: &[String]) -> Result<Vec<Mount>, Error> {
    mounts(given, input::any_folder)
}

/// `s3://BUCKET=DIR` as mounts, each folder looked at by `look`.
fn mounts(given: &[String], look: fn(&str, &Path) -> Result<PathBuf, Error>) -> Result<Vec<Mount>, Error> {
    given
        .iter()
        .map(|given| {
            let (bucket, folder) = given
                .split_once('=')
                .filter(|(bucket, folder)| {
                    bucket.strip_prefix("s3://").is_some_and(|name| !name.is_empty()) && !folder.is_empty()
                })
                .ok_or_else(|| Error::Mount { given: given.clone() })?;
            let path = look(&format!("--s3 {bucket}"), Path::new(folder))?;
            Ok(Mount { prefix: bucket.to_owned(), content: Content::Folder(path) })
        })
        .collect()
}

/// How the stand-in reads what is not mounted.
pub(crate) fn s3(config: &Config) -> S3 {
    let text = |name| config.text(name).map(str::to_owned);
    let endpoint = text("s3.endpoint");
    S3 {
        allow_http: endpoint.as_deref().is_some_and(|url| url.starts_with("http://")),
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
            Content::Folder(path) => Some(Place { prefix: mount.prefix.clone(), path: path.clone() }),
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
