//! A folder for files that are written and have no name yet.

use std::cell::Cell;
use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::SqlError;

/// What the names of such folders begin with; no object is found in one.
const PREFIX: &str = ".sparkify-unload-";
/// Locked by the process the folder belongs to, so that others know when it has died.
const LOCK: &str = "lock";

/// A folder of one UNLOAD; it goes with it.
#[derive(Debug)]
pub(crate) struct Staging {
    folder: PathBuf,
    _lock: File,
    next: Cell<u64>,
}

/// Whether a name is that of such a folder.
pub(super) fn is_one(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with(PREFIX)
}

impl Staging {
    /// A folder inside another, on the same disk as its files will be.
    pub(super) fn new(parent: &Path) -> Result<Self, SqlError> {
        clear(parent);
        create(parent).map_err(|error| {
            SqlError::new("XX000", format!("could not write into the folder `{}`", parent.display()))
                .detail(error.to_string())
                .hint("make it writable for this user")
        })
    }

    /// A path no file has had.
    pub(crate) fn next(&self) -> PathBuf {
        let number = self.next.get();
        self.next.set(number + 1);
        self.folder.join(number.to_string())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            tracing::warn!(%error, folder = %self.folder.display(), "the files of an UNLOAD were not cleared away");
        }
    }
}

fn create(parent: &Path) -> io::Result<Staging> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    for number in 0.. {
        let folder = parent.join(format!("{PREFIX}{}-{number}", std::process::id()));
        match builder.create(&folder) {
            Ok(()) => {
                let lock = File::create_new(folder.join(LOCK)).and_then(|lock| lock.lock().map(|()| lock));
                let lock = lock.inspect_err(|_| drop(fs::remove_dir_all(&folder)))?;
                // Somebody may have taken it for one that was left, between its making and its locking.
                if folder.join(LOCK).exists() {
                    return Ok(Staging { folder, _lock: lock, next: Cell::default() });
                }
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Removes what processes left that were killed.
fn clear(parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.map_while(Result::ok).filter(|entry| is_one(&entry.file_name())) {
        let Ok(lock) = File::open(entry.path().join(LOCK)) else { continue };
        match lock.try_lock() {
            // Whose it was lives no more. If it cannot be removed, the next UNLOAD tries again.
            Ok(()) => drop(fs::remove_dir_all(entry.path())),
            Err(TryLockError::WouldBlock | TryLockError::Error(_)) => {}
        }
    }
}
