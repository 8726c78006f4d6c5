//! The sources of a cluster, which reads from S3 and from nowhere else.

use sparkify_model as model;
use sparkify_schema::S3Url;

use super::{Source, half, named};
use crate::config::Config;
use crate::error::Error;

/// The source that flags and configuration name; the public bucket if they name none.
pub(crate) fn on_s3(config: &Config, s3: &[String]) -> Result<Source, Error> {
    if let Some(given) = s3.first() {
        return Err(Error::NotOnS3 { flag: "--s3", given: given.clone() });
    }
    let url = |name: &str, flag: &'static str| -> Result<Option<S3Url>, Error> {
        let Some(value) = config.text(name) else { return Ok(None) };
        if !value.starts_with("s3://") {
            return Err(Error::NotOnS3 { flag, given: value.to_owned() });
        }
        half::folder_url(value).map(Some)
    };
    let logs = url("source.log_data", "--log-data")?;
    let songs = url("source.song_data", "--song-data")?;
    let paths = url("source.log_jsonpaths", "--log-jsonpaths")?;
    match (&logs, &songs) {
        (Some(_), None) => return Err(Error::HalfSource { given: "--log-data", missing: "--song-data" }),
        (None, Some(_)) => return Err(Error::HalfSource { given: "--song-data", missing: "--log-data" }),
        _ => {}
    }
    let public = model::Sources::default();
    let own = logs.as_ref().is_some_and(|logs| *logs != public.log_data);
    if own && paths.is_none() {
        return Err(Error::NoJsonPaths);
    }
    let sources = named(config)?;
    let words = format!("{} and {}", sources.log_data, sources.song_data);
    Ok(Source { sources, mounts: Vec::new(), remote: true, words, notes: Vec::new(), sample: None })
}
