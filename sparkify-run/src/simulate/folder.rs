//! The output folder: written beside its place and moved there when it is complete.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::Error;

/// The file that tells a simulation from other data.
pub(super) const MARKER: &str = ".sparkify-simulate.json";

/// What `simulate` writes at the top; anything else in a folder belongs to somebody.
const OURS: [&str; 4] = [MARKER, "log_data", "log_json_path.json", "song_data"];

/// A folder being written; dropped without `publish`, it disappears.
pub(super) struct Folder {
    out: PathBuf,
    scratch: TempDir,
    pub(super) files: u64,
    pub(super) bytes: u64,
}

impl Folder {
    pub(super) fn create(out: &Path) -> Result<Self, Error> {
        let out = resolve(out)?;
        let not_a_folder = |reason| Error::NotAFolder { path: out.clone(), reason };
        let parent = out.parent().ok_or_else(|| not_a_folder("it is the root of the file system"))?;
        if out.exists() {
            if !out.is_dir() {
                return Err(not_a_folder("it is a file"));
            }
            check_ours(&out)?;
        }
        fs::create_dir_all(parent).map_err(io_error("create", parent))?;
        let scratch = tempfile::Builder::new()
            .prefix(".sparkify-simulate-")
            .tempdir_in(parent)
            .map_err(io_error("create a folder in", parent))?;
        let folder = Self { out, scratch, files: 0, bytes: 0 };
        // One level down, because the scratch folder itself is private to its owner.
        fs::create_dir(folder.new()).map_err(io_error("create", &folder.new()))?;
        Ok(folder)
    }

    /// Writes a file, with the folders it needs.
    pub(super) fn file(&mut self, name: &str, text: &str) -> Result<(), Error> {
        let path = self.new().join(name);
        let written = fs::write(&path, text).or_else(|error| match (error.kind(), path.parent()) {
            (io::ErrorKind::NotFound, Some(parent)) => {
                fs::create_dir_all(parent).and_then(|()| fs::write(&path, text))
            }
            _ => Err(error),
        });
        written.map_err(io_error("write", &path))?;
        self.files += 1;
        self.bytes += text.len() as u64;
        Ok(())
    }

    /// Moves the complete folder to its place and returns that place.
    pub(super) fn publish(self) -> Result<PathBuf, Error> {
        let (new, old) = (self.new(), self.scratch.path().join("old"));
        if self.out.exists() {
            // Again, because writing took a while.
            check_ours(&self.out)?;
            fs::rename(&self.out, &old).map_err(io_error("replace", &self.out))?;
        }
        if let Err(error) = fs::rename(&new, &self.out) {
            if old.exists() {
                fs::rename(&old, &self.out).map_err(io_error("put back", &self.out))?;
            }
            return Err(io_error("write", &self.out)(error));
        }
        Ok(self.out)
    }

    fn new(&self) -> PathBuf {
        self.scratch.path().join("new")
    }
}

/// The place itself: links followed, so that a link to a folder stays one.
fn resolve(out: &Path) -> Result<PathBuf, Error> {
    match fs::canonicalize(out) {
        Ok(path) => Ok(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            std::path::absolute(out).map_err(io_error("find", out))
        }
        Err(error) => Err(io_error("open", out)(error)),
    }
}

/// Refuses a folder with anything in it that a simulation did not write.
fn check_ours(out: &Path) -> Result<(), Error> {
    let mut names = Vec::new();
    for entry in fs::read_dir(out).map_err(io_error("read", out))? {
        let entry = entry.map_err(io_error("read", out))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let marked = names.iter().any(|name| name == MARKER);
    match names.into_iter().find(|name| !marked || !OURS.contains(&name.as_str())) {
        Some(found) => Err(Error::NotOurs { path: out.to_owned(), found }),
        None => Ok(()),
    }
}

fn io_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error + use<> {
    let path = path.to_owned();
    move |source| Error::Io { action, path, source }
}
