//! A note on this machine of what was begun in AWS. It holds no secret, and AWS itself stays the truth.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::CloudError;

/// What was begun and done for a stack.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Journal {
    pub(crate) stack: String,
    pub(crate) account: String,
    pub(crate) region: String,
    pub(crate) entries: Vec<Entry>,
}

/// One act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// RFC 3339, whole seconds.
    pub(crate) begun: String,
    pub(crate) done: Option<String>,
    pub(crate) what: String,
}

/// Entries that are kept; the oldest go.
const KEPT: usize = 200;

impl Journal {
    /// Notes that something begins.
    pub(crate) fn begin(&mut self, what: &str, now: String) {
        self.entries.push(Entry { begun: now, done: None, what: what.to_owned() });
        let surplus = self.entries.len().saturating_sub(KEPT);
        self.entries.drain(..surplus);
    }

    /// Notes that what began last is done.
    pub(crate) fn done(&mut self, now: String) {
        if let Some(entry) = self.entries.last_mut() {
            entry.done = Some(now);
        }
    }

    /// What began and was never seen to end.
    pub(crate) fn interrupted(&self) -> Option<&Entry> {
        self.entries.last().filter(|entry| entry.done.is_none())
    }
}

/// Where the journal of a stack is.
pub(crate) fn place(stack: &str) -> PathBuf {
    Path::new(".sparkify").join(format!("{stack}.json"))
}

/// The journal at `path`; one that is missing or cannot be understood is an empty one.
pub(crate) fn read(path: &Path) -> Journal {
    let text = fs::read_to_string(path).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_else(|error| {
        if !text.is_empty() {
            tracing::debug!(%error, "the journal cannot be understood and is begun anew");
        }
        Journal::default()
    })
}

/// Replaces the journal in one act: a crash leaves the old one or the new one.
pub(crate) fn write(path: &Path, journal: &Journal) -> Result<(), CloudError> {
    let failed = |source| CloudError::Journal { path: path.to_owned(), source };
    let text = serde_json::to_string_pretty(journal).map_err(io::Error::from).map_err(failed)?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let new = path.with_extension("json.new");
    let write = || {
        let mut file = private(&new)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, path)
    };
    write().map_err(failed)
}

/// Removes the journal of a stack that is gone.
pub(crate) fn remove(path: &Path) -> Result<(), CloudError> {
    // A crash may have left one half written.
    for path in [path.with_extension("json.new"), path.to_owned()] {
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                return Err(CloudError::Journal { path, source });
            }
            _ => {}
        }
    }
    Ok(())
}

/// A file that nobody else may read, from its first moment on.
#[cfg(unix)]
fn private(path: &Path) -> io::Result<fs::File> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    // One that a crash left behind keeps the mode it had.
    file.set_permissions(fs::Permissions::from_mode(0o600))?;
    Ok(file)
}

#[cfg(not(unix))]
fn private(path: &Path) -> io::Result<fs::File> {
    fs::File::create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_survives_and_is_nobody_elses_to_read() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join(".sparkify/dwh.json");
        let mut journal = Journal { stack: "dwh".to_owned(), ..Journal::default() };
        journal.begin("creating the role", "2026-11-01T10:00:00Z".to_owned());
        write(&path, &journal).expect("it is written");
        assert_eq!(read(&path), journal);
        assert_eq!(journal.interrupted().map(|it| it.what.as_str()), Some("creating the role"));
        journal.done("2026-11-01T10:00:01Z".to_owned());
        write(&path, &journal).expect("it is written");
        assert_eq!(read(&path).interrupted(), None);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path).expect("it is there").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        assert_eq!(fs::read_dir(path.parent().expect("a folder")).expect("a folder").count(), 1);
        fs::write(path.with_extension("json.new"), "half").expect("it is written");
        remove(&path).expect("it goes");
        assert_eq!(fs::read_dir(path.parent().expect("a folder")).expect("a folder").count(), 0);
        remove(&path).expect("it is gone already");
    }

    #[test]
    fn a_broken_journal_is_begun_anew() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("dwh.json");
        fs::write(&path, "{\"stack\": ").expect("it is written");
        assert_eq!(read(&path), Journal::default());
    }

    #[test]
    fn a_journal_does_not_grow_without_end() {
        let mut journal = Journal::default();
        for at in 0..500 {
            journal.begin(&at.to_string(), String::new());
        }
        assert_eq!(journal.entries.len(), KEPT);
        assert_eq!(journal.entries.last().map(|it| it.what.as_str()), Some("499"));
    }
}
