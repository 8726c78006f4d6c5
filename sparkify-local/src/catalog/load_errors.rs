//! Rows that a COPY could not load, kept although the COPY itself rolls back.

use duckdb::{Connection, params};

use super::store;

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
    /// From the session that runs the COPY.
    pub(crate) query_id: i64,
    /// From the session that runs the COPY.
    pub(crate) session_id: i32,
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

/// Writes a load and its errors; `connection` is not the one whose transaction may roll back.
pub(crate) fn record(connection: &Connection, load: &LoadRecord, errors: &[LoadError]) -> duckdb::Result<()> {
    // A table of an open transaction is not seen from here; its errors carry 0.
    let table_id = store::table_id(connection, &load.schema_name, &load.table_name).unwrap_or(0);
    connection.execute_batch("BEGIN")?;
    let written = write(connection, load, errors, table_id);
    connection.execute_batch(if written.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
    written
}

fn write(
    connection: &Connection,
    load: &LoadRecord,
    errors: &[LoadError],
    table_id: i64,
) -> duckdb::Result<()> {
    connection.execute(
        "INSERT INTO pg_internal.load_history SELECT ?, ?, ?, ?, ?, ?, t - to_microseconds(duration), t, duration, \
         ?, ?, ?, ?, ?, ?, ? FROM (SELECT CAST(now() AS TIMESTAMP) AS t, CAST(? AS BIGINT) AS duration)",
        params![
            load.query_id,
            load.session_id,
            if load.completed { "completed" } else { "aborted" },
            load.schema_name,
            load.table_name,
            table_id,
            load.data_source,
            load.file_format,
            load.loaded_rows,
            load.loaded_bytes,
            load.source_file_count,
            load.source_file_bytes,
            load.error_count,
            load.duration,
        ],
    )?;
    let mut statement = connection.prepare(
        "INSERT INTO pg_internal.load_errors VALUES (?, ?, ?, CAST(now() AS TIMESTAMP), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    for error in errors {
        statement.execute(params![
            load.query_id,
            load.session_id,
            table_id,
            error.file_name,
            error.line_number,
            error.column_name,
            error.column_type,
            error.column_length,
            error.position,
            error.raw_line,
            error.raw_field_value,
            error.error_code,
            error.error_message,
        ])?;
    }
    Ok(())
}
