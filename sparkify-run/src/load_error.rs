//! What COPY could not load: the row as the error views keep it, and as its reader needs it.

/// A row of `stl_load_errors`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LoadError {
    pub(crate) file: String,
    pub(crate) line: u64,
    pub(crate) column: String,
    /// `varchar`, `int4`, …
    pub(crate) column_type: String,
    pub(crate) length: String,
    pub(crate) raw_line: String,
    pub(crate) value: String,
    pub(crate) code: u32,
    pub(crate) reason: String,
}

/// What one COPY refused, as the views tell it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Refused {
    /// The first ones; the views keep no more.
    pub(crate) rows: Vec<LoadError>,
    pub(crate) total: u64,
}

/// The same, in the reader's terms.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub(crate) struct BadRow {
    /// A path on this machine where there is one, else the URL.
    pub(crate) file: String,
    pub(crate) line: u64,
    pub(crate) table: String,
    pub(crate) column: Option<String>,
    /// As declared: `VARCHAR(18) NOT NULL`.
    pub(crate) declared: Option<String>,
    /// `StagingEvent::user_id`
    pub(crate) field: Option<String>,
    /// The key in the JSON object.
    pub(crate) key: Option<String>,
    pub(crate) value: Option<String>,
    pub(crate) code: u32,
    pub(crate) reason: String,
    pub(crate) hint: String,
}

/// Every row a COPY refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BadRows {
    /// `staging_events/copy`
    pub(crate) statement: String,
    pub(crate) table: String,
    /// The first ones, all if there are not very many.
    pub(crate) rows: Vec<BadRow>,
    /// How many there are.
    pub(crate) total: u64,
}
