//! Where objects come from: folders and bytes mounted on this machine, or an S3 endpoint.

mod encoding;
mod local;
mod manifest;
mod publish;
mod remote;
pub(crate) mod staging;
pub(crate) mod target;
pub(crate) mod url;
mod zstd;

use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::OnceLock;

use self::remote::{Empty, Remote};
use self::url::Url;
use super::statement::{Compression, CopyStatement, Encoding};
use crate::error::SqlError;
use crate::options::{Mount, S3};

/// What answers `s3://` URLs.
#[derive(Debug, Clone)]
pub(crate) struct Objects {
    mounts: Vec<Mount>,
    s3: S3,
}

/// An object that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Object {
    pub(crate) url: Url,
    pub(crate) place: Place,
}

/// Where an object's bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    File(PathBuf),
    Bytes(Vec<u8>),
    Remote { size: u64 },
}

impl Object {
    /// Its size as stored; 0 if that cannot be told any more.
    pub(crate) fn size(&self) -> u64 {
        match &self.place {
            Place::File(path) => std::fs::metadata(path).map_or(0, |metadata| metadata.len()),
            Place::Bytes(bytes) => bytes.len() as u64,
            Place::Remote { size } => *size,
        }
    }
}

/// Access to objects for the time of one statement.
#[derive(Debug)]
pub(crate) struct Access<'a> {
    objects: &'a Objects,
    region: Option<&'a str>,
    remote: OnceLock<Result<Remote, SqlError>>,
}

impl Objects {
    pub(crate) fn new(mounts: Vec<Mount>, s3: S3) -> Self {
        let mounts = mounts
            .into_iter()
            .map(|mount| Mount { prefix: mount.prefix.trim_end_matches('/').to_owned(), ..mount })
            .collect();
        Self { mounts, s3 }
    }

    /// Access for a statement; `region` overrides the endpoint's.
    pub(crate) fn access<'a>(&'a self, region: Option<&'a str>) -> Access<'a> {
        Access { objects: self, region, remote: OnceLock::new() }
    }
}

impl Access<'_> {
    /// The objects a statement loads, in the order of their keys or of the manifest.
    pub(crate) fn source(&self, statement: &CopyStatement) -> Result<Vec<Object>, SqlError> {
        let url = Url::parse(&statement.source).map_err(|error| error.at(statement.source_position))?;
        if statement.manifest {
            return manifest::objects(self, &url);
        }
        let mut objects = match local::list(&self.objects.mounts, &url)? {
            Some(objects) => objects,
            None => self.remote()?.list(&url, Empty::PassedOver)?,
        };
        objects.sort_by(|a, b| a.url.cmp(&b.url));
        if objects.is_empty() {
            return Err(self.nothing(&url).at(statement.source_position));
        }
        Ok(objects)
    }

    /// The object with exactly this key.
    pub(crate) fn object(&self, url: &Url) -> Result<Option<Object>, SqlError> {
        match local::owner(&self.objects.mounts, url) {
            Some(mount) => Ok(local::object(mount, url)),
            None => self.remote()?.object(url),
        }
    }

    /// All bytes of a small object: a manifest, a jsonpaths file.
    pub(crate) fn bytes(&self, url: &Url, what: &str) -> Result<Vec<u8>, SqlError> {
        let Some(object) = self.object(url)? else {
            return Err(self
                .missing(url, &format!("the {what} {url} does not exist"))
                .hint(format!("name the exact key of the {what}; it is not a prefix")));
        };
        let mut bytes = Vec::new();
        let read = self.open(&object).and_then(|mut stream| stream.read_to_end(&mut bytes));
        read.map(|_| bytes).map_err(|error| unreadable(&object, &error))
    }

    /// The object's bytes as stored.
    pub(crate) fn open(&self, object: &Object) -> io::Result<Box<dyn Read + Send>> {
        match &object.place {
            Place::File(path) => Ok(Box::new(std::fs::File::open(path)?)),
            Place::Bytes(bytes) => Ok(Box::new(io::Cursor::new(bytes.clone()))),
            Place::Remote { size } => self.remote().map_err(io::Error::other)?.open(&object.url, *size),
        }
    }

    /// The object's text: decompressed and in UTF-8.
    pub(crate) fn text(
        &self,
        object: &Object,
        compression: Option<Compression>,
        charset: Encoding,
    ) -> io::Result<Box<dyn Read + Send>> {
        let stream = encoding::decompressed(self.open(object)?, compression)?;
        Ok(encoding::utf8(stream, charset))
    }

    fn remote(&self) -> Result<&Remote, SqlError> {
        let connect = || Remote::new(&self.objects.s3, self.region);
        self.remote.get_or_init(connect).as_ref().map_err(Clone::clone)
    }

    /// The error of a prefix that nothing has.
    fn nothing(&self, url: &Url) -> SqlError {
        let message = format!("The specified S3 prefix '{}' does not exist", url.key);
        let error = self.missing(url, &message);
        match error.hint {
            Some(_) => error,
            None => error.hint("check the bucket, the key prefix and the region"),
        }
    }

    /// An error that says where a URL is looked for on this machine.
    fn missing(&self, url: &Url, message: &str) -> SqlError {
        let error = SqlError::new("XX000", message).detail(format!("no object found at {url}"));
        match local::place(&self.objects.mounts, url) {
            Some(place) => error.hint(format!("{url} is read from `{}` on this machine", place.display())),
            None => error,
        }
    }
}

impl Object {
    /// The object as people find it: its file where it has one.
    pub(crate) fn described(&self) -> String {
        match &self.place {
            Place::File(path) => format!("{} (`{}`)", self.url, path.display()),
            Place::Bytes(_) | Place::Remote { .. } => self.url.to_string(),
        }
    }
}

/// The error of an object that is there and cannot be read.
pub(crate) fn unreadable(object: &Object, error: &io::Error) -> SqlError {
    if let Some(known) = error.get_ref().and_then(|inner| inner.downcast_ref::<SqlError>()) {
        return known.clone();
    }
    let failed = SqlError::new("XX000", format!("could not read {}", object.url));
    let failed = failed.detail(format!("{}: {error}", object.described()));
    match error.get_ref().and_then(|inner| inner.downcast_ref::<encoding::Mistake>()) {
        Some(mistake) => failed.hint(mistake.hint()),
        None if error.kind() == io::ErrorKind::PermissionDenied => {
            failed.hint("make the file readable for this user")
        }
        None => failed,
    }
}
