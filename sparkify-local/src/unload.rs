//! UNLOAD: the rows of a query are written to files aside, and moved to their names when all of them are written.

mod column;
mod file;
mod files;
mod json;
mod manifest;
mod parquet;
mod partition;
pub(crate) mod statement;
mod text;
mod zstd;

use std::collections::HashSet;
use std::fs;

use duckdb::Connection;

pub(crate) use self::column::{Column, judge, partition as partition_columns};
pub(crate) use self::file::{Written, unwritable};
use self::files::Files;
use self::statement::{Existing, UnloadStatement};
use crate::copy::objects::target::Publication;
use crate::copy::objects::url::Url;
use crate::copy::objects::{Access, Object};
use crate::error::SqlError;

/// A query as the engine reads it.
#[derive(Debug)]
pub(crate) struct Query {
    pub(crate) sql: String,
    pub(crate) columns: Vec<Column>,
    /// The indices of the columns in PARTITION BY, by which the rows come sorted.
    pub(crate) partition: Vec<usize>,
}

/// The prefix of all files' names; that of partitions is a folder.
pub(crate) fn prefix(statement: &UnloadStatement) -> Result<Url, SqlError> {
    let mut url = Url::parse_to(&statement.to).map_err(|error| error.at(statement.to_position))?;
    if statement.partition.is_some() && !url.key.is_empty() && !url.key.ends_with('/') {
        url.key.push('/');
    }
    Ok(url)
}

/// Runs an UNLOAD inside the connection's transaction, if there is one. Blocks. The number of rows comes back.
pub(crate) fn run(
    connection: &Connection,
    query: &Query,
    statement: &UnloadStatement,
    access: &Access<'_>,
    failed: impl Fn(&duckdb::Error) -> SqlError,
    wanted: &dyn Fn() -> Result<(), SqlError>,
) -> Result<u64, SqlError> {
    let prefix = prefix(statement)?;
    let target = access.target(&prefix).map_err(|error| error.at(statement.to_position))?;
    let existing = target.existing(&prefix)?;
    if statement.existing == Existing::Refused && !existing.is_empty() {
        return Err(not_empty(&existing).at(statement.to_position));
    }
    let staging = target.staging()?;
    let split = |wanted: bool| {
        let is_key = |index: &usize| query.partition.contains(index);
        let indices = (0..query.columns.len()).filter(move |index| is_key(index) == wanted);
        indices.map(|index| (index, &query.columns[index])).collect::<Vec<_>>()
    };
    let include = statement.partition.as_ref().is_some_and(|by| by.include);
    let columns = if include { query.columns.iter().enumerate().collect() } else { split(false) };
    let keys = query.partition.iter().map(|index| (*index, &query.columns[*index])).collect();
    let mut files = Files::new(statement, &staging, prefix.clone(), columns.clone(), keys);
    let mut rows = connection.prepare(&query.sql).map_err(|error| failed(&error))?;
    rows.stream_arrow([]).map(drop).map_err(|error| failed(&error))?;
    while let Some(chunk) = rows.step().map_err(|error| failed(&error))? {
        files.chunk(&chunk)?;
    }
    drop(rows);
    let (mut written, count) = files.finish()?;
    if !written.is_empty()
        && let Some(text) = manifest::text(statement, &columns, &written)
    {
        let url = Url { bucket: prefix.bucket.clone(), key: format!("{}manifest", prefix.key) };
        let (path, size) = (staging.next(), text.len() as u64);
        fs::write(&path, text).map_err(|error| unwritable(&url, &error))?;
        written.push(Written { url, path, records: 0, size });
    }
    let removed = match statement.existing {
        Existing::Removed => removed(&existing, &prefix, &written, statement)?,
        _ => Vec::new(),
    };
    let new_only = statement.existing == Existing::Refused;
    target.publish(&Publication {
        staging: &staging,
        files: &written,
        existing: &existing,
        removed: &removed,
        new_only,
        wanted,
    })?;
    Ok(count)
}

fn not_empty(existing: &[Object]) -> SqlError {
    let message = "Specified unload destination on S3 is not empty. Consider using a different bucket / prefix, \
                   manually removing the target files in S3, or using the ALLOWOVERWRITE option.";
    let first = existing.first().map(Object::described).unwrap_or_default();
    let others = match existing.len() - 1 {
        0 => String::new(),
        others => format!(" and {others} more"),
    };
    SqlError::new("XX000", message).detail(format!("there is {first}{others}"))
}

/// What CLEANPATH removes: with partitions, only what is in the folders that get new files.
fn removed(
    existing: &[Object],
    prefix: &Url,
    written: &[Written],
    statement: &UnloadStatement,
) -> Result<Vec<Object>, SqlError> {
    if statement.partition.is_some() {
        let folder = |file: &Written| Some(file.url.key.rsplit_once('/')?.0.to_owned() + "/");
        let mut folders: HashSet<_> = written.iter().filter_map(folder).collect();
        // That of the manifest is no partition.
        folders.remove(&prefix.key);
        let gone = |object: &&Object| {
            let key = &object.url.key;
            key.match_indices('/').any(|(end, _)| folders.contains(&key[..=end]))
        };
        return Ok(existing.iter().filter(gone).cloned().collect());
    }
    let elsewhere = |object: &&Object| {
        let rest = object.url.key.strip_prefix(&prefix.key).unwrap_or_default();
        !prefix.key.is_empty() && !prefix.key.ends_with('/') && rest.contains('/')
    };
    match existing.iter().find(elsewhere) {
        Some(object) => Err(SqlError::unsupported(format!("CLEANPATH would remove {}", object.url))
            .detail(format!("its name begins with {prefix}, but it is in a folder of its own"))
            .hint("end the TO with / to name one folder")
            .at(statement.to_position)),
        None => Ok(existing.to_vec()),
    }
}
