//! Objects of an S3 endpoint.

mod upload;

use std::collections::{HashMap, VecDeque};
use std::future::Future;
use std::io::{self, Read};
use std::ops::Range;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use object_store::aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey};
use object_store::list::{PaginatedListOptions, PaginatedListStore};
use object_store::path::Path;
use object_store::{Error, ObjectMeta, ObjectStoreExt};
use secrecy::ExposeSecret;
use tokio::runtime::{Builder, Runtime};

use super::url::Url;
use super::{Object, Place};
use crate::error::SqlError;
use crate::options::S3;

/// A large object is fetched in ranges of this size.
const RANGE: u64 = 4 * 1024 * 1024;
/// Ranges asked for before they are needed.
const AHEAD: usize = 2;

/// What a listing does with objects without a byte, such as the marks of folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Empty {
    /// They hold no rows.
    PassedOver,
    Told,
}

/// Connections to the buckets of one endpoint.
#[derive(Debug)]
pub(crate) struct Remote {
    settings: AmazonS3Builder,
    anonymous: bool,
    /// Taken when dropped.
    runtime: Option<Runtime>,
    buckets: Mutex<HashMap<String, Arc<AmazonS3>>>,
}

impl Remote {
    pub(super) fn new(s3: &S3, region: Option<&str>) -> Result<Self, SqlError> {
        // Another part of the program may have chosen a provider already; any will do.
        drop(rustls::crypto::ring::default_provider().install_default());
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.map_err(|error| {
            SqlError::new("XX000", "could not start the reader of S3 objects").detail(error.to_string())
        })?;
        let (settings, anonymous) = settings(s3, region);
        Ok(Self { settings, anonymous, runtime: Some(runtime), buckets: Mutex::default() })
    }

    /// The objects whose keys begin with the prefix.
    pub(super) fn list(&self, prefix: &Url, empty: Empty) -> Result<Vec<Object>, SqlError> {
        let store = self.bucket(prefix)?;
        let key = prefix.key.clone();
        let found = self.wait(async move {
            let mut found: Vec<ObjectMeta> = Vec::new();
            let mut page_token = None;
            loop {
                let options = PaginatedListOptions { page_token, ..PaginatedListOptions::default() };
                let start = (!key.is_empty()).then_some(key.as_str());
                let page = store.list_paginated(start, options).await?;
                found.extend(page.result.objects);
                page_token = page.page_token;
                if page_token.is_none() {
                    return Ok(found);
                }
            }
        });
        let found = found.map_err(|error| self.failed("list", prefix, &error))?;
        let told = |meta: &ObjectMeta| meta.size > 0 || empty == Empty::Told;
        let objects = found.into_iter().filter(told).map(|meta| Object {
            url: Url { bucket: prefix.bucket.clone(), key: meta.location.to_string() },
            place: Place::Remote { size: meta.size },
        });
        Ok(objects.collect())
    }

    /// The object with exactly this key.
    pub(super) fn object(&self, url: &Url) -> Result<Option<Object>, SqlError> {
        let (store, path) = (self.bucket(url)?, path(url)?);
        match self.wait(async move { store.head(&path).await }) {
            Ok(meta) => {
                let place = Place::Remote { size: meta.size };
                Ok(Some(Object { url: url.clone(), place }))
            }
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(self.failed("find", url, &error)),
        }
    }

    /// The object's bytes, fetched ahead of the reader.
    pub(super) fn open(&self, url: &Url, size: u64) -> io::Result<Box<dyn Read + Send>> {
        let store = self.bucket(url).map_err(io::Error::other)?;
        let path = path(url).map_err(io::Error::other)?;
        let mut stream = Ranges {
            fetch: Box::new({
                let handle = self.handle();
                move |range| {
                    let (store, path) = (Arc::clone(&store), path.clone());
                    let (sender, receiver) = sync_channel(1);
                    handle.spawn(async move {
                        // The reader may have gone; then nobody wants the bytes.
                        drop(sender.send(store.get_range(&path, range).await));
                    });
                    receiver
                }
            }),
            size,
            asked: 0,
            coming: VecDeque::new(),
            ready: Bytes::new(),
        };
        // The first range now, so that a missing object or permission is this call's error.
        stream.ask();
        stream.ready =
            stream.arrived().map_err(|error| io::Error::other(self.failed("read", url, &error)))?;
        Ok(Box::new(stream))
    }

    fn bucket(&self, url: &Url) -> Result<Arc<AmazonS3>, SqlError> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(store) = buckets.get(&url.bucket) {
            return Ok(Arc::clone(store));
        }
        let store = self.settings.clone().with_bucket_name(&url.bucket).build();
        let store = Arc::new(store.map_err(|error| self.failed("reach", url, &error))?);
        buckets.insert(url.bucket.clone(), Arc::clone(&store));
        Ok(store)
    }

    fn handle(&self) -> tokio::runtime::Handle {
        match &self.runtime {
            Some(runtime) => runtime.handle().clone(),
            None => unreachable!("the runtime is taken only when dropped"),
        }
    }

    /// Waits for a future without entering the runtime, which a thread of another runtime may not.
    fn wait<T: Send + 'static>(
        &self,
        future: impl Future<Output = Result<T, Error>> + Send + 'static,
    ) -> Result<T, Error> {
        let (sender, receiver) = sync_channel(1);
        self.handle().spawn(async move { drop(sender.send(future.await)) });
        receiver.recv().unwrap_or_else(|gone| Err(generic(gone)))
    }

    fn failed(&self, what: &str, url: &Url, error: &Error) -> SqlError {
        let mut detail = error.to_string();
        let mut source = std::error::Error::source(error);
        while let Some(inner) = source {
            let words = inner.to_string();
            if !detail.contains(&words) {
                detail = format!("{detail}: {words}");
            }
            source = inner.source();
        }
        // A refused listing comes as a generic error, so the status in its text is what there is to see.
        let refused = matches!(error, Error::PermissionDenied { .. } | Error::Unauthenticated { .. })
            || detail.contains("403 Forbidden");
        let hint = match error {
            _ if refused && self.anonymous => {
                "no credentials were given, so the request was anonymous: set AWS_ACCESS_KEY_ID and \
                 AWS_SECRET_ACCESS_KEY"
            }
            _ if refused => {
                "the credentials need s3:ListBucket on the bucket and s3:GetObject on its objects, and for UNLOAD \
                 s3:PutObject and s3:DeleteObject"
            }
            Error::NotFound { .. } => "check the bucket's name and the REGION",
            _ => "check the endpoint, the REGION and the network, or mount a folder instead",
        };
        SqlError::new("XX000", format!("could not {what} {url}")).detail(detail).hint(hint)
    }
}

impl Drop for Remote {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// The builder, and whether requests go unsigned because no credentials are known.
fn settings(s3: &S3, region: Option<&str>) -> (AmazonS3Builder, bool) {
    let mut builder = AmazonS3Builder::from_env();
    if let Some(endpoint) = &s3.endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    if let Some(region) = region.or(s3.region.as_deref()) {
        builder = builder.with_region(region);
    }
    if let Some(key) = &s3.access_key_id {
        builder = builder.with_access_key_id(key);
    }
    if let Some(secret) = &s3.secret_access_key {
        builder = builder.with_secret_access_key(secret.expose_secret());
    }
    if let Some(token) = &s3.session_token {
        builder = builder.with_token(token.expose_secret());
    }
    if s3.allow_http {
        builder = builder.with_allow_http(true);
    }
    let known = [
        AmazonS3ConfigKey::AccessKeyId,
        AmazonS3ConfigKey::WebIdentityTokenFile,
        AmazonS3ConfigKey::ContainerCredentialsRelativeUri,
        AmazonS3ConfigKey::ContainerCredentialsFullUri,
    ];
    let anonymous = known.iter().all(|key| builder.get_config_value(key).is_none());
    (builder.with_skip_signature(anonymous), anonymous)
}

fn path(url: &Url) -> Result<Path, SqlError> {
    Path::parse(&url.key).map_err(|error| {
        SqlError::new("XX000", format!("the key of {url} cannot be read")).detail(error.to_string())
    })
}

fn generic(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Generic { store: "S3", source: Box::new(error) }
}

type Fetched = Result<Bytes, Error>;

/// An object read range by range, the next ranges on their way.
struct Ranges {
    fetch: Box<dyn Fn(Range<u64>) -> Receiver<Fetched> + Send>,
    size: u64,
    /// How far ranges were asked for.
    asked: u64,
    coming: VecDeque<Receiver<Fetched>>,
    ready: Bytes,
}

impl Ranges {
    fn ask(&mut self) {
        if self.asked < self.size {
            let end = self.size.min(self.asked + RANGE);
            self.coming.push_back((self.fetch)(self.asked..end));
            self.asked = end;
        }
    }

    fn arrived(&mut self) -> Fetched {
        match self.coming.pop_front() {
            Some(receiver) => receiver.recv().unwrap_or_else(|gone| Err(generic(gone))),
            None => Ok(Bytes::new()),
        }
    }
}

impl Read for Ranges {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.ready.is_empty() {
            while self.coming.len() < AHEAD && self.asked < self.size {
                self.ask();
            }
            self.ready = self.arrived().map_err(io::Error::other)?;
        }
        let count = out.len().min(self.ready.len());
        out[..count].copy_from_slice(&self.ready.split_to(count));
        Ok(count)
    }
}
