//! A stand-in for Amazon Redshift in one process: the `PostgreSQL` wire protocol and Redshift SQL on `DuckDB`.
//!
//! An unmodified `PostgreSQL` client connects to it over an in-memory stream ([`Local::connect`]) or a
//! port ([`Local::serve`]) and speaks Redshift's SQL. What Redshift refuses is refused; a statement the
//! stand-in does not know is refused by name, never guessed.

mod access;
mod catalog;
mod copy;
mod dialect;
mod engine;
mod error;
mod local;
mod options;
mod parse;
mod server;
mod session;
mod translate;
mod unload;

pub use crate::access::{Access, Exchange, Tls, TlsError, User};
#[doc(hidden)]
pub use crate::copy::measure;
pub use crate::error::SqlError;
pub use crate::local::{Local, OpenError};
pub use crate::options::{Content, Mount, Options, S3, SecretString, Warehouse};
