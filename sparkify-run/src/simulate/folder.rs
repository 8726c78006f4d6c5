//! The output folder: written beside its place and moved there when it is complete.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::Error;

/// The file that tells a simulation from other data.
pub(super) const MARKER: &str = ".sparkify-simulate.json";

/// What `simulate` writes at the top; anything else in a folder belongs to somebody.
const OURS: [&str; 4] = [MARKER, "log_data", "log_json_path.json", "song_data"];

/// A folder being written; dropped without `publish`, it disappears. Only a killed process leaves its hidden folder.
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
        fs::create_dir(folder.fresh()).map_err(io_error("create", &folder.fresh()))?;
        Ok(folder)
    }

    /// Writes a file of one text.
    pub(super) fn file(&mut self, name: &str, text: String) -> Result<(), Error> {
        self.lines(name, std::iter::once(text))
    }

    /// Writes a file of lines, without a line feed after the last.
    pub(super) fn lines(&mut self, name: &str, lines: impl Iterator<Item = String>) -> Result<(), Error> {
        let path = self.fresh().join(name);
        self.bytes += write_lines(&path, lines).map_err(io_error("write", &path))?;
        self.files += 1;
        Ok(())
    }

    /// Moves the complete folder to its place and returns that place.
    pub(super) fn publish(self) -> Result<PathBuf, Error> {
        let (new, old) = (self.fresh(), self.scratch.path().join("old"));
        if self.out.exists() {
            // Again, because writing took a while.
            check_ours(&self.out)?;
            fs::rename(&self.out, &old).map_err(io_error("replace", &self.out))?;
        }
        if let Err(error) = fs::rename(&new, &self.out) {
            if old.exists()
                && let Err(error) = fs::rename(&old, &self.out)
            {
                // Better a stray folder than lost data.
                let old = self.scratch.keep().join("old");
                return Err(io_error("put back", &old)(error));
            }
            return Err(io_error("write", &self.out)(error));
        }
        Ok(self.out)
    }

    fn fresh(&self) -> PathBuf {
        self.scratch.path().join("new")
    }
}

/// Writes a file, with the folders it needs, and returns its size.
fn write_lines(path: &Path, lines: impl Iterator<Item = String>) -> io::Result<u64> {
    let file = File::create(path).or_else(|error| match (error.kind(), path.parent()) {
        (io::ErrorKind::NotFound, Some(parent)) => {
            fs::create_dir_all(parent).and_then(|()| File::create(path))
        }
        _ => Err(error),
    })?;
    let mut writer = BufWriter::new(file);
    let mut bytes = 0;
    for line in lines {
        if bytes > 0 {
            writer.write_all(b"\n")?;
            bytes += 1;
        }
        writer.write_all(line.as_bytes())?;
        bytes += line.len() as u64;
    }
    writer.flush()?;
    Ok(bytes)
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
