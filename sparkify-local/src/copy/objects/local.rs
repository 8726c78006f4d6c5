//! Mounts: `s3://` prefixes answered from this machine, as S3 would list them.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::staging;
use super::url::Url;
use super::{Object, Place};
use crate::error::SqlError;
use crate::options::{Content, Mount};

/// The mount an address belongs to: the one with the longest prefix, where prefixes end at a slash.
pub(super) fn owner<'a>(mounts: &'a [Mount], url: &Url) -> Option<&'a Mount> {
    let text = url.to_string();
    let covering = mounts.iter().filter(|mount| covers(&mount.prefix, &text));
    covering.max_by_key(|mount| mount.prefix.len())
}

/// The rest of an address below a mount's prefix.
pub(super) fn below<'a>(mount: &Mount, text: &'a str) -> Option<&'a str> {
    text.strip_prefix(&mount.prefix)
}

fn covers(prefix: &str, text: &str) -> bool {
    text.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The objects whose keys begin with the prefix; `None` when no mount has anything to do with it.
pub(super) fn list(mounts: &[Mount], prefix: &Url) -> Result<Option<Vec<Object>>, SqlError> {
    let text = prefix.to_string();
    let concerned = |mount: &&Mount| covers(&mount.prefix, &text) || mount.prefix.starts_with(&text);
    let mut found = None;
    for mount in mounts.iter().filter(concerned) {
        let objects: &mut Vec<Object> = found.get_or_insert_default();
        let first = objects.len();
        match &mount.content {
            Content::Bytes(_) => objects.extend(whole(mount).and_then(|url| object(mount, &url))),
            Content::Folder(path) if path.is_file() => {
                objects.extend(whole(mount).and_then(|url| object(mount, &url)));
            }
            Content::Folder(path) => {
                let mut walk = Walk { prefix: &text, objects, open: Vec::new() };
                walk.folder(path, &format!("{}/", mount.prefix))?;
            }
        }
        let added = objects.split_off(first).into_iter().filter(|object| {
            object.url.to_string().starts_with(&text)
                && owner(mounts, &object.url).is_some_and(|owner| owner.prefix == mount.prefix)
        });
        objects.extend(added.collect::<Vec<_>>());
    }
    Ok(found)
}

/// The object of a mount with exactly this key.
pub(super) fn object(mount: &Mount, url: &Url) -> Option<Object> {
    let text = url.to_string();
    let below = text.strip_prefix(&mount.prefix)?;
    let place = match &mount.content {
        Content::Bytes(bytes) => below.is_empty().then(|| Place::Bytes(bytes.clone()))?,
        Content::Folder(root) => {
            let path = path_below(root, below)?;
            path.is_file().then_some(Place::File(path))?
        }
    };
    Some(Object { url: url.clone(), place })
}

/// Where an address is looked for, for messages.
pub(super) fn place(mounts: &[Mount], url: &Url) -> Option<PathBuf> {
    let mount = owner(mounts, url)?;
    let text = url.to_string();
    match &mount.content {
        Content::Bytes(_) => None,
        Content::Folder(root) => path_below(root, text.strip_prefix(&mount.prefix)?),
    }
}

/// The path of a key below a folder; a key cannot lead out of it.
pub(super) fn path_below(root: &Path, below: &str) -> Option<PathBuf> {
    let below = Path::new(below.strip_prefix('/').unwrap_or(below));
    let inside = below.components().all(|part| matches!(part, Component::Normal(_)));
    inside.then(|| if below.as_os_str().is_empty() { root.to_owned() } else { root.join(below) })
}

fn whole(mount: &Mount) -> Option<Url> {
    Url::parse(&mount.prefix).ok()
}

fn broken_link(path: &Path, error: &std::io::Error) -> SqlError {
    SqlError::new("XX000", format!("the link `{}` leads to no file", path.display()))
        .detail(error.to_string())
        .hint("remove the link, or put the file where it leads")
}

struct Walk<'a> {
    prefix: &'a str,
    objects: &'a mut Vec<Object>,
    /// The folders being walked, to notice a link back to one of them.
    open: Vec<PathBuf>,
}

impl Walk<'_> {
    /// Every regular file is an object, hidden ones too; `key` is the folder's, with a slash at its end.
    fn folder(&mut self, path: &Path, key: &str) -> Result<(), SqlError> {
        let failed = |error: std::io::Error| unreadable(path, &error);
        let real = fs::canonicalize(path).map_err(failed)?;
        if self.open.contains(&real) {
            return Ok(());
        }
        self.open.push(real);
        for entry in fs::read_dir(path).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name();
            if staging::is_one(&name) {
                continue;
            }
            let key = format!("{key}{}", name.to_string_lossy());
            let mut kind = entry.file_type().map_err(failed)?;
            if kind.is_symlink() {
                // A link to nothing fails the load by name: passing over it would lose data in silence.
                kind = fs::metadata(entry.path())
                    .map_err(|error| broken_link(&entry.path(), &error))?
                    .file_type();
            }
            if kind.is_dir() {
                let key = key + "/";
                if key.starts_with(self.prefix) || self.prefix.starts_with(&key) {
                    self.folder(&entry.path(), &key)?;
                }
            } else if kind.is_file()
                && key.starts_with(self.prefix)
                && let Ok(url) = Url::parse(&key)
            {
                self.objects.push(Object { url, place: Place::File(entry.path()) });
            }
        }
        self.open.pop();
        Ok(())
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> SqlError {
    let missing = error.kind() == std::io::ErrorKind::NotFound;
    let message = if missing {
        format!("the folder `{}` does not exist", path.display())
    } else {
        format!("could not read the folder `{}`", path.display())
    };
    let hint = if missing { "create it, or mount another folder" } else { "make it readable for this user" };
    SqlError::new("XX000", message).detail(error.to_string()).hint(hint)
}
