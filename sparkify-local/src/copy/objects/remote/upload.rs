//! Objects put into a bucket and taken out of it.

use std::fs::File;
use std::io::{self, Read};
use std::path;
use std::sync::Arc;

use bytes::Bytes;
use object_store::aws::AmazonS3;
use object_store::path::Path;
use object_store::{MultipartUpload, ObjectStoreExt};

use super::{Remote, path};
use crate::copy::objects::url::Url;
use crate::error::SqlError;
use crate::unload::unwritable;

/// A larger file is put in parts of this size.
const PART: usize = 8 * 1024 * 1024;

impl Remote {
    /// Puts a file as long as it is wanted; it is there as a whole or not at all.
    pub(in crate::copy::objects) fn put(
        &self,
        url: &Url,
        file: &path::Path,
        wanted: &dyn Fn() -> Result<(), SqlError>,
    ) -> Result<(), SqlError> {
        wanted()?;
        let (store, key) = (self.bucket(url)?, path(url)?);
        let unreadable = |error: io::Error| unwritable(url, &error);
        let mut file = File::open(file).map_err(unreadable)?;
        let first = part(&mut file).map_err(unreadable)?;
        if first.len() < PART {
            let put = self.wait(async move { store.put(&key, first.into()).await });
            return put.map(drop).map_err(|error| self.failed("write", url, &error));
        }
        let begun = self.wait({
            let key = key.clone();
            async move { store.put_multipart(&key).await }
        });
        let upload = begun.map_err(|error| self.failed("write", url, &error))?;
        self.parts(url, upload, (first, &mut file), wanted)
    }

    /// Puts all parts, or takes back those that were put.
    fn parts(
        &self,
        url: &Url,
        mut upload: Box<dyn MultipartUpload>,
        (first, file): (Bytes, &mut File),
        wanted: &dyn Fn() -> Result<(), SqlError>,
    ) -> Result<(), SqlError> {
        let mut next = Ok(first);
        let error = loop {
            let bytes = match next {
                Ok(bytes) => bytes,
                Err(error) => break unwritable(url, &error),
            };
            if let Err(error) = wanted() {
                break error;
            }
            let last = bytes.is_empty();
            let sent = self.wait(async move {
                let sent = if last {
                    upload.complete().await.map(drop)
                } else {
                    upload.put_part(bytes.into()).await
                };
                Ok((upload, sent))
            });
            let sent = match sent {
                Ok((kept, sent)) => {
                    upload = kept;
                    sent
                }
                Err(error) => return Err(self.failed("write", url, &error)),
            };
            match sent {
                Ok(()) if last => return Ok(()),
                Ok(()) => next = part(file),
                Err(error) => break self.failed("write", url, &error),
            }
        };
        // The first error counts; parts that stay are the bucket's to clear away.
        let _ = self.wait(async move { upload.abort().await });
        Err(error)
    }

    /// Takes an object away.
    pub(in crate::copy::objects) fn delete(&self, url: &Url) -> Result<(), SqlError> {
        let (store, key): (Arc<AmazonS3>, Path) = (self.bucket(url)?, path(url)?);
        let deleted = self.wait(async move { store.delete(&key).await });
        deleted.map_err(|error| self.failed("delete", url, &error))
    }
}

/// The next bytes of a file; fewer than a part at its end.
fn part(file: &mut File) -> io::Result<Bytes> {
    let mut bytes = Vec::new();
    file.take(PART as u64).read_to_end(&mut bytes)?;
    Ok(bytes.into())
}
