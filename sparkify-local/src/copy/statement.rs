//! A COPY as data: what it reads, how, and into which columns.

use crate::parse::cursor::TableName;

/// A parsed COPY; every option it may carry, whether or not it changes what the stand-in does.
#[expect(clippy::struct_excessive_bools, reason = "each is an option that a statement has or has not")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CopyStatement {
    pub(crate) table: TableName,
    /// The column list, lower case; `None` when the statement has none.
    pub(crate) columns: Option<Vec<String>>,
    /// A key prefix, or the manifest's key.
    pub(crate) source: String,
    /// The 1-based character where the source stands.
    pub(crate) source_position: u32,
    pub(crate) format: Format,
    pub(crate) authorization: Authorization,
    pub(crate) region: Option<String>,
    pub(crate) manifest: bool,
    pub(crate) compression: Option<Compression>,
    pub(crate) time_format: Option<String>,
    pub(crate) date_format: Option<String>,
    pub(crate) accept_any_date: bool,
    /// The character that replaces each invalid byte.
    pub(crate) accept_inv_chars: Option<char>,
    pub(crate) blanks_as_null: bool,
    pub(crate) empty_as_null: bool,
    pub(crate) trim_blanks: bool,
    pub(crate) truncate_columns: bool,
    pub(crate) round_dec: bool,
    pub(crate) explicit_ids: bool,
    pub(crate) encoding: Encoding,
    /// As written; 0 and 1 both stop at the first error.
    pub(crate) max_error: Option<u32>,
    pub(crate) ignore_all_errors: bool,
    pub(crate) no_load: bool,
    pub(crate) comp_rows: Option<u64>,
    pub(crate) comp_update: Option<CompUpdate>,
    pub(crate) stat_update: Option<bool>,
}

/// How objects become rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Format {
    Json(Json),
}

/// How the members of a JSON object find their columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Json {
    Auto,
    AutoIgnoreCase,
    NoShred,
    /// The `s3://` URL of a jsonpaths file.
    Paths(String),
}

/// On whose behalf objects are read; the stand-in checks the shape and reads with its own credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Authorization {
    DefaultRole,
    Session,
    /// A role, or a chain of roles.
    Roles(Vec<String>),
    /// An access key; neither half is kept.
    Key,
}

/// A compression that must be named, since no file extension is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compression {
    Gzip,
    Bzip2,
    Zstd,
}

/// The character set of the objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    /// The byte order mark decides, little endian without one.
    Utf16,
    Utf16Le,
    Utf16Be,
    Iso88591,
}

/// What COPY does about column compression; nothing to do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CompUpdate {
    Preset,
    On,
    Off,
}
