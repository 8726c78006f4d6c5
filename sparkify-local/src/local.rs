//! The open stand-in: the warehouse and the two ways to connect to it.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::io::DuplexStream;
use tokio::net::TcpListener;

use crate::access::Access;
use crate::engine::Engine;
use crate::options::{Content, Mount, Options};
use crate::server;

/// An open stand-in; when it and its last connection are gone, the warehouse file is closed.
#[derive(Debug, Clone)]
pub struct Local {
    engine: Arc<Engine>,
}

/// Why the stand-in did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process holds the file.
    #[error(
        "the warehouse file `{path}` is in use by another process; stop that process or choose another file"
    )]
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// The file exists but is something else.
    #[error("`{path}` is not a warehouse file: {reason}; choose another file or remove it")]
    NotAWarehouse {
        /// The file.
        path: PathBuf,
        /// What was found instead.
        reason: String,
    },
    /// The file was written by a version with another layout.
    #[error(
        "the warehouse file `{path}` has format {found}, this version reads format {expected}; remove the file and load again"
    )]
    Format {
        /// The file.
        path: PathBuf,
        /// The format of the file.
        found: i64,
        /// The format this version reads.
        expected: i64,
    },
    /// The folder that should hold the file is missing.
    #[error("the folder `{path}` of the warehouse file does not exist; create it first")]
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A mounted folder is missing.
    #[error("the folder `{path}` mounted as `{prefix}` does not exist")]
    NoMount {
        /// The `s3://` prefix.
        prefix: String,
        /// The folder.
        path: PathBuf,
    },
    /// A mount's prefix is no `s3://` URL.
    #[error("cannot mount `{prefix}`: expected `s3://bucket` or `s3://bucket/prefix`")]
    BadMount {
        /// What was given.
        prefix: String,
    },
    /// The engine failed otherwise.
    #[error("the warehouse could not be opened: {reason}")]
    Engine {
        /// In the engine's words.
        reason: String,
    },
}

impl Local {
    /// Opens the warehouse; the file is locked until [`Local`] and all its connections are gone.
    ///
    /// # Errors
    /// When the file is locked, no warehouse, of another format, or a mounted folder is missing.
    pub fn open(options: Options) -> Result<Self, OpenError> {
        for mount in &options.mounts {
            check(mount)?;
        }
        let engine = Arc::new(Engine::open(options)?);
        Ok(Self { engine })
    }

    /// The client half of a new in-memory connection, served by a task of the current tokio runtime.
    ///
    /// # Panics
    /// Outside of a tokio runtime.
    #[must_use]
    pub fn connect(&self) -> DuplexStream {
        let (client, server) = tokio::io::duplex(64 * 1024);
        tokio::spawn(server::serve(server, Arc::clone(&self.engine), Arc::default()));
        client
    }

    /// Serves connections of `listener` until it fails, letting in whom `access` allows.
    ///
    /// # Errors
    /// When the listener fails.
    pub async fn serve(self, listener: TcpListener, access: impl Into<Access>) -> std::io::Result<()> {
        server::listen(self.engine, listener, access.into()).await
    }
}

fn check(mount: &Mount) -> Result<(), OpenError> {
    let bucket = mount.prefix.strip_prefix("s3://").and_then(|rest| rest.split('/').next());
    if bucket.is_none_or(str::is_empty) {
        return Err(OpenError::BadMount { prefix: mount.prefix.clone() });
    }
    match &mount.content {
        Content::Folder(path) if !path.is_dir() => {
            Err(OpenError::NoMount { prefix: mount.prefix.clone(), path: path.clone() })
        }
        _ => Ok(()),
    }
}
