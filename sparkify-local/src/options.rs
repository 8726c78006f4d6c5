//! What a caller decides before the stand-in opens: where data lives.

use std::path::PathBuf;

pub use secrecy::SecretString;

/// How to open the stand-in; the default is an empty warehouse in memory.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Where tables are kept.
    pub warehouse: Warehouse,
    /// Which `s3://` prefixes are answered from this machine.
    pub mounts: Vec<Mount>,
    /// How all other `s3://` URLs are read.
    pub s3: S3,
    /// The number of threads `DuckDB` may use; all cores when absent.
    pub threads: Option<usize>,
}

/// Where tables are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Warehouse {
    /// Gone when the last handle is dropped.
    #[default]
    Memory,
    /// A `DuckDB` file, created if it is missing; one process at a time may open it.
    File(PathBuf),
}

/// Objects under an `s3://` prefix that come from this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mount {
    /// `s3://bucket` or `s3://bucket/key/prefix`.
    pub prefix: String,
    /// What is found there.
    pub content: Content,
}

/// What a mounted prefix holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A folder: the rest of a key is a path below it.
    Folder(PathBuf),
    /// One object, whose key is the whole prefix.
    Bytes(Vec<u8>),
}

/// How an S3 endpoint is reached; what is absent is taken from the environment or Amazon's defaults.
#[derive(Debug, Clone, Default)]
pub struct S3 {
    /// Another endpoint than Amazon's.
    pub endpoint: Option<String>,
    /// The region of the buckets.
    pub region: Option<String>,
    /// The access key.
    pub access_key_id: Option<String>,
    /// The secret of the access key; never printed.
    pub secret_access_key: Option<SecretString>,
    /// The token of temporary credentials; never printed.
    pub session_token: Option<SecretString>,
    /// Whether an endpoint without TLS is accepted.
    pub allow_http: bool,
}
