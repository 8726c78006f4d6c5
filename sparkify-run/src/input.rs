//! Looks at the input before anything is created: are the folders there, and is there something in them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The folder as an absolute path, if it holds at least one file.
pub(crate) fn folder(flag: &str, path: &Path) -> Result<PathBuf, Error> {
    let found = any_folder(flag, path)?;
    match holds_a_file(path) {
        Ok(true) => Ok(found),
        Ok(false) => Err(Error::EmptyFolder { flag: flag.to_owned(), path: path.to_owned() }),
        Err((path, error)) => Err(unreadable(flag, &path, error)),
    }
}

/// The folder as an absolute path, whatever it holds.
pub(crate) fn any_folder(flag: &str, path: &Path) -> Result<PathBuf, Error> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => return Err(Error::NotAFolder { flag: flag.to_owned(), path: path.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Error::NoFolder { flag: flag.to_owned(), path: path.to_owned() });
        }
        Err(error) => return Err(unreadable(flag, path, error)),
    }
    fs::canonicalize(path).map_err(|error| unreadable(flag, path, error))
}

fn unreadable(flag: &str, path: &Path, source: io::Error) -> Error {
    Error::Unreadable { flag: flag.to_owned(), path: path.to_owned(), source }
}

fn holds_a_file(folder: &Path) -> Result<bool, (PathBuf, io::Error)> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| (path, error)
    };
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(at(&folder))? {
            let path = entry.map_err(at(&folder))?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The jsonpaths document `path`, if it has a path for each of the columns that COPY fills.
pub(crate) fn json_paths(flag: &str, path: &Path, expected: &[&str]) -> Result<Vec<u8>, Error> {
    let wrong = |reason: String, hint: String| Error::Jsonpaths {
        flag: flag.to_owned(),
        path: path.to_owned(),
        reason,
        hint,
    };
    let shape = || {
        "write `{\"jsonpaths\": [\"$['artist']\", …]}`, or drop the flag: the document is generated"
            .to_owned()
    };
    let bytes = fs::read(path).map_err(|source| Error::Unreadable {
        flag: flag.to_owned(),
        path: path.to_owned(),
        source,
    })?;
    let document: serde_json::Value = serde_json::from_slice(&bytes)
        .map_err(|error| wrong(format!("line {} is not JSON: {}", error.line(), plain(&error)), shape()))?;
    let paths = document
        .get("jsonpaths")
        .and_then(serde_json::Value::as_array)
        .ok_or_else(|| wrong("has no list under the key `jsonpaths`".to_owned(), shape()))?;
    if let Some(at) = paths.iter().position(|path| !path.is_string()) {
        return Err(wrong(format!("has an entry {} that is not a text", at + 1), shape()));
    }
    if paths.len() != expected.len() {
        let reason = format!("has {} paths, the table has {} columns to fill", paths.len(), expected.len());
        let hint = format!("give one path per column, in this order: {}", expected.join(", "));
        return Err(wrong(reason, hint));
    }
    Ok(bytes)
}

/// The reason without the place, which is told in our own words.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}
