//! Where objects are written: a folder on this machine, or a bucket.

use std::path::PathBuf;

use super::remote::{Empty, Remote};
use super::staging::{self, Staging};
use super::url::Url;
use super::{Access, Object, local, publish};
use crate::error::SqlError;
use crate::options::{Content, Mount};
use crate::unload::Written;

/// Where an UNLOAD writes.
#[derive(Debug)]
pub(crate) enum Target<'a> {
    Folder(Folder<'a>),
    Bucket(&'a Remote),
}

/// A folder that stands for a bucket or a part of one.
#[derive(Debug)]
pub(crate) struct Folder<'a> {
    mounts: &'a [Mount],
    mount: &'a Mount,
    /// Without links.
    pub(super) root: PathBuf,
}

/// Files that get their names, and what was there before.
pub(crate) struct Publication<'a> {
    pub(crate) staging: &'a Staging,
    pub(crate) files: &'a [Written],
    /// What begins with the prefix.
    pub(crate) existing: &'a [Object],
    /// Those of them that go.
    pub(crate) removed: &'a [Object],
    /// Whether a file that has come meanwhile is refused.
    pub(crate) new_only: bool,
    /// Fails once the statement was cancelled.
    pub(crate) wanted: &'a dyn Fn() -> Result<(), SqlError>,
}

impl Access<'_> {
    /// Where objects with this prefix are written.
    pub(crate) fn target(&self, prefix: &Url) -> Result<Target<'_>, SqlError> {
        if prefix.key.split('/').any(|part| staging::is_one(part.as_ref())) {
            return Err(SqlError::new("XX000", format!("cannot UNLOAD to '{prefix}': the name is taken"))
                .detail("such folders hold files that are being written")
                .hint("choose another prefix"));
        }
        let mounts = &self.objects.mounts;
        let Some(mount) = local::owner(mounts, prefix) else {
            return Ok(Target::Bucket(self.remote()?));
        };
        let wrong = |what: &str| {
            SqlError::new("XX000", format!("cannot UNLOAD to '{prefix}': {what}"))
                .hint("mount a folder for it, or choose another prefix")
        };
        let Content::Folder(folder) = &mount.content else {
            return Err(wrong("one object stands for this prefix on this machine"));
        };
        let root = std::fs::canonicalize(folder).map_err(|error| {
            wrong("the folder that stands for it cannot be reached")
                .detail(format!("`{}`: {error}", folder.display()))
        })?;
        if !root.is_dir() {
            return Err(wrong("a file stands for it on this machine"));
        }
        let target = Folder { mounts, mount, root };
        // The end of the prefix begins a name; what is before it must not lead out of the folder.
        target.path(&Url { bucket: prefix.bucket.clone(), key: format!("{}0", prefix.key) })?;
        Ok(Target::Folder(target))
    }
}

impl Target<'_> {
    /// What is there already with this prefix.
    pub(crate) fn existing(&self, prefix: &Url) -> Result<Vec<Object>, SqlError> {
        let mut objects = match self {
            Self::Folder(folder) => local::list(folder.mounts, prefix)?.unwrap_or_default(),
            Self::Bucket(remote) => remote.list(prefix, Empty::Told)?,
        };
        // The mark of the folder itself is no file in it.
        objects.retain(|object| {
            object.url.key != prefix.key.trim_end_matches('/') || !prefix.key.ends_with('/')
        });
        objects.sort_by(|a, b| a.url.cmp(&b.url));
        Ok(objects)
    }

    /// A place for files that have no name yet.
    pub(crate) fn staging(&self) -> Result<Staging, SqlError> {
        match self {
            Self::Folder(folder) => Staging::new(&folder.root),
            Self::Bucket(_) => Staging::new(&std::env::temp_dir()),
        }
    }

    /// Gives the files their names and removes what goes; after an error things are as they were.
    pub(crate) fn publish(&self, publication: &Publication<'_>) -> Result<(), SqlError> {
        match self {
            Self::Folder(folder) => publish::into_folder(folder, publication),
            Self::Bucket(remote) => publish::into_bucket(remote, publication),
        }
    }
}

impl Folder<'_> {
    /// The path of an object; it cannot lead out of the folder by its name.
    pub(super) fn path(&self, url: &Url) -> Result<PathBuf, SqlError> {
        let text = url.to_string();
        let owned = local::owner(self.mounts, url).is_some_and(|owner| owner.prefix == self.mount.prefix);
        let Some(below) = local::below(self.mount, &text).filter(|_| owned) else {
            return Err(SqlError::unsupported(format!(
                "cannot UNLOAD to {url}: another folder stands for it"
            ))
            .hint("choose a prefix that is in one folder"));
        };
        let mut parts = below.strip_prefix('/').unwrap_or(below).split('/');
        // Keys of S3 may have such parts; a path takes them for something else.
        let plain = parts.all(|part| !matches!(part, "" | "." | ".."));
        let path = if plain { local::path_below(&self.root, below) } else { None };
        path.ok_or_else(|| {
            SqlError::new("XX000", format!("cannot UNLOAD to {url}: its name is no path below a folder"))
                .detail(format!("the folder is `{}`", self.root.display()))
                .hint("leave out `.`, `..` and empty parts")
        })
    }
}
