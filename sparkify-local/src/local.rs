//! The open stand-in: the warehouse and the two ways to connect to it.

use std::path::PathBuf;

use tokio::io::DuplexStream;
use tokio::net::TcpListener;

use crate::options::{Options, User};

/// An open stand-in; when it and its last connection are gone, the warehouse file is closed.
#[derive(Debug, Clone)]
pub struct Local {}

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
    pub fn open(_options: Options) -> Result<Self, OpenError> {
        Err(OpenError::Engine { reason: "not built yet".to_owned() })
    }

    /// The client half of a new in-memory connection, served by a task of the current tokio runtime.
    #[must_use]
    pub fn connect(&self) -> DuplexStream {
        tokio::io::duplex(64 * 1024).0
    }

    /// Serves connections of `listener` until it fails; with a `user` only that one is let in.
    ///
    /// # Errors
    /// When the listener fails.
    pub async fn serve(self, listener: TcpListener, user: Option<User>) -> std::io::Result<()> {
        let _ = (listener.accept().await?, user);
        Ok(())
    }
}
