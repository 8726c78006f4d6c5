//! Files that get their names, all of them or none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::remote::Remote;
use super::target::{Folder, Publication};
use super::{Object, Place};
use crate::error::SqlError;
use crate::unload::{Written, unwritable};

/// Moves files into a folder; whatever fails, all that was done is undone.
pub(super) fn into_folder(folder: &Folder<'_>, publication: &Publication<'_>) -> Result<(), SqlError> {
    let mut done = Vec::new();
    let moved = move_all(folder, publication, &mut done);
    if moved.is_err() {
        for step in done.iter().rev() {
            if let Err(error) = step.undo() {
                tracing::error!(%error, ?step, "a step of an UNLOAD was not undone");
            }
        }
    }
    moved
}

/// What was done to a folder.
#[derive(Debug)]
enum Step {
    Made(PathBuf),
    Moved { from: PathBuf, to: PathBuf },
}

impl Step {
    fn undo(&self) -> io::Result<()> {
        match self {
            Self::Made(folder) => fs::remove_dir(folder),
            Self::Moved { from, to } => fs::rename(to, from),
        }
    }
}

fn move_all(
    folder: &Folder<'_>,
    publication: &Publication<'_>,
    done: &mut Vec<Step>,
) -> Result<(), SqlError> {
    for object in publication.removed {
        let Place::File(path) = &object.place else { continue };
        inside(&folder.root, path, object)?;
        take_aside(path, publication, done).map_err(|error| unwritable(&object.url, &error))?;
    }
    for file in publication.files {
        (publication.wanted)()?;
        let path = folder.path(&file.url)?;
        let failed = |error: io::Error| unwritable(&file.url, &error);
        make_parents(&folder.root, &path, file, done)?;
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_dir() => {
                let message = format!("could not write {}", file.url);
                return Err(SqlError::new("XX000", message)
                    .detail(format!("`{}` is a folder", path.display()))
                    .hint("remove it, or choose another prefix"));
            }
            Ok(_) if publication.new_only => return Err(failed(io::ErrorKind::AlreadyExists.into())),
            // The link itself goes, not what it leads to.
            Ok(_) => take_aside(&path, publication, done).map_err(failed)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(failed(error)),
        }
        rename(&file.path, &path, done).map_err(failed)?;
    }
    Ok(())
}

fn take_aside(path: &Path, publication: &Publication<'_>, done: &mut Vec<Step>) -> io::Result<()> {
    rename(path, &publication.staging.next(), done)
}

fn rename(from: &Path, to: &Path, done: &mut Vec<Step>) -> io::Result<()> {
    fs::rename(from, to)?;
    done.push(Step::Moved { from: from.to_owned(), to: to.to_owned() });
    Ok(())
}

/// A file that is reached through a link may be anybody's.
fn inside(root: &Path, path: &Path, object: &Object) -> Result<(), SqlError> {
    let folder = path.parent().unwrap_or(root);
    let real = fs::canonicalize(folder).map_err(|error| unwritable(&object.url, &error))?;
    if real.starts_with(root) { Ok(()) } else { Err(leads_out(&object.described(), folder, root)) }
}

/// Makes the folders of a path, one after the other, and follows no link out of the root.
fn make_parents(root: &Path, path: &Path, file: &Written, done: &mut Vec<Step>) -> Result<(), SqlError> {
    let failed = |error: io::Error| unwritable(&file.url, &error);
    let below = path.parent().and_then(|parent| parent.strip_prefix(root).ok()).unwrap_or(Path::new(""));
    let mut folder = root.to_owned();
    for part in below.components() {
        folder.push(part);
        match fs::symlink_metadata(&folder) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => {
                let real = fs::canonicalize(&folder).map_err(failed)?;
                if !real.starts_with(root) {
                    return Err(leads_out(&file.url.to_string(), &folder, root));
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir(&folder).map_err(failed)?;
                done.push(Step::Made(folder.clone()));
            }
            Err(error) => return Err(failed(error)),
        }
    }
    Ok(())
}

fn leads_out(what: &str, link: &Path, root: &Path) -> SqlError {
    SqlError::new("XX000", format!("could not write {what}"))
        .detail(format!("the link `{}` leads out of the folder `{}`", link.display(), root.display()))
        .hint("remove the link, or choose another prefix")
}

/// Puts files into a bucket, and then removes what goes; after an error, files that are new are removed again.
pub(super) fn into_bucket(remote: &Remote, publication: &Publication<'_>) -> Result<(), SqlError> {
    let there = |file: &&Written| publication.existing.iter().any(|object| object.url == file.url);
    for (at, file) in publication.files.iter().enumerate() {
        let Err(error) = remote.put(&file.url, &file.path, publication.wanted) else { continue };
        let put = &publication.files[..at];
        for file in put.iter().filter(|file| !there(file)) {
            if let Err(error) = remote.delete(&file.url) {
                tracing::error!(%error, url = %file.url, "a file of an UNLOAD that failed was not removed");
            }
        }
        let overwritten = put.iter().filter(there).count();
        if overwritten == 0 {
            return Err(error);
        }
        let detail = error.detail.clone().unwrap_or_default();
        return Err(error.detail(format!("{detail}; {overwritten} file(s) were overwritten before")));
    }
    let kept = |object: &&Object| !publication.files.iter().any(|file| file.url == object.url);
    publication.removed.iter().filter(kept).try_for_each(|object| remote.delete(&object.url))
}
