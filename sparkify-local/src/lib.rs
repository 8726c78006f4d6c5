//! Stub.
mod local;
mod options;
pub use crate::local::{Local, OpenError};
pub use crate::options::{Content, Mount, Options, S3, SecretString, User, Warehouse};
