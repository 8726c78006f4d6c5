//! Asks the target what a COPY of this session refused.

use std::time::Duration;

use crate::connection::{Connection, Row};
use crate::error::Failure;
use crate::load_error::{LoadError, Refused};

/// The views of a cluster learn of a COPY a little later than its session.
const LATE: u32 = 5;
const AGAIN: Duration = Duration::from_secs(1);

/// A COPY, as `pg_last_copy_id()` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CopyId(i64);

impl CopyId {
    /// That of a session which ran none.
    pub(crate) const NONE: Self = Self(-1);

    /// Whether `query` is the number of a later COPY.
    pub(crate) fn is_before(self, query: i64) -> bool {
        self.0 < query
    }
}

/// The rows the last COPY loaded, and its name.
pub(super) async fn last_copy(connection: &Connection) -> Result<(u64, CopyId), Failure> {
    let rows = connection.rows("SELECT pg_last_copy_count(), pg_last_copy_id()").await?;
    let row = rows.first();
    let count = row.and_then(|row| row.number(0)).unwrap_or(0);
    Ok((count, row.map_or(CopyId::NONE, |row| last_copy_of(row, 1))))
}

/// The answer of `pg_last_copy_id()`.
pub(super) fn last_copy_of(row: &Row, at: usize) -> CopyId {
    row.number(at).map_or(CopyId::NONE, CopyId)
}

/// What a COPY after `last` refused; nothing if it failed before it read any row.
pub(super) async fn since(connection: &Connection, last: Option<CopyId>) -> Result<Refused, Failure> {
    let (_, copy) = last_copy(connection).await?;
    if Some(copy) == last { Ok(Refused::default()) } else { of(connection, copy).await }
}

/// What this COPY refused.
pub(super) async fn of(connection: &Connection, copy: CopyId) -> Result<Refused, Failure> {
    let CopyId(id) = copy;
    let sql = format!("SELECT error_count FROM sys_load_history WHERE query_id = {id}");
    let mut counted = connection.rows(&sql).await?;
    for _ in 0..LATE {
        if !counted.is_empty() || !connection.is_remote() {
            break;
        }
        tokio::time::sleep(AGAIN).await;
        counted = connection.rows(&sql).await?;
    }
    let total = counted.first().and_then(|row| row.number(0)).unwrap_or(0);
    // What a cluster has not counted yet it may have listed already.
    if total == 0 && !connection.is_remote() {
        return Ok(Refused::default());
    }
    let errors = rows(connection, id).await?;
    // The views keep the first rows only, the history counts all.
    Ok(Refused { total: total.max(errors.len() as u64), rows: errors })
}

/// The rows as `stl_load_errors` keeps them, with the value that was refused; a Serverless workgroup has only
/// `sys_load_error_detail`, which tells all but that.
///
/// <https://docs.aws.amazon.com/redshift/latest/dg/SYS_LOAD_ERROR_DETAIL.html>
async fn rows(connection: &Connection, id: i64) -> Result<Vec<LoadError>, Failure> {
    let sql = format!(
        "SELECT TRIM(filename), line_number, TRIM(colname), TRIM(type), TRIM(col_length), raw_line, \
         raw_field_value, err_code, TRIM(err_reason) FROM stl_load_errors WHERE query = {id} \
         ORDER BY filename, line_number"
    );
    match connection.rows(&sql).await {
        Ok(rows) if !rows.is_empty() => return Ok(rows.iter().map(load_error).collect()),
        Err(failure) if failure.lost => return Err(failure),
        Ok(_) | Err(_) => {}
    }
    let sql = format!(
        "SELECT TRIM(file_name), line_number, TRIM(column_name), TRIM(column_type), TRIM(column_length), '', '', \
         error_code, TRIM(error_message) FROM sys_load_error_detail WHERE query_id = {id} \
         ORDER BY file_name, line_number"
    );
    Ok(connection.rows(&sql).await?.iter().map(load_error).collect())
}

fn load_error(row: &Row) -> LoadError {
    let text = |at| row.text(at).unwrap_or_default().trim_end().to_owned();
    LoadError {
        file: text(0),
        line: row.number(1).unwrap_or(0),
        column: text(2),
        column_type: text(3),
        length: text(4),
        raw_line: text(5),
        value: text(6),
        code: row.number(7).unwrap_or(0),
        reason: text(8),
    }
}
