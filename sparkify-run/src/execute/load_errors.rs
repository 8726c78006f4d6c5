//! Asks the target what a COPY of this session refused.

use tokio_postgres::{Client, SimpleQueryRow};

use super::{number, rows};
use crate::error::Failure;
use crate::load_error::{LoadError, Refused};

/// A COPY, as `pg_last_copy_id()` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CopyId(i64);

/// The rows the last COPY loaded, and its name.
pub(super) async fn last_copy(client: &Client) -> Result<(u64, CopyId), Failure> {
    let rows = rows(client, "SELECT pg_last_copy_count(), pg_last_copy_id()").await?;
    let row = rows.first();
    let count = row.and_then(|row| number(row, 0)).unwrap_or(0);
    let id = row.and_then(|row| number(row, 1)).unwrap_or(-1);
    Ok((count, CopyId(id)))
}

/// What a COPY after `last` refused; nothing if it failed before it read any row.
pub(super) async fn since(client: &Client, last: Option<CopyId>) -> Result<Refused, Failure> {
    let (_, copy) = last_copy(client).await?;
    if Some(copy) == last { Ok(Refused::default()) } else { of(client, copy).await }
}

/// What this COPY refused.
pub(super) async fn of(client: &Client, copy: CopyId) -> Result<Refused, Failure> {
    let CopyId(id) = copy;
    let sql = format!("SELECT error_count FROM sys_load_history WHERE query_id = {id}");
    let counted = rows(client, &sql).await?;
    let total = counted.first().and_then(|row| number(row, 0)).unwrap_or(0);
    if total == 0 {
        return Ok(Refused::default());
    }
    let sql = format!(
        "SELECT TRIM(filename), line_number, TRIM(colname), TRIM(type), TRIM(col_length), raw_line, \
         raw_field_value, err_code, TRIM(err_reason) FROM stl_load_errors WHERE query = {id} \
         ORDER BY filename, line_number"
    );
    let errors: Vec<LoadError> = rows(client, &sql).await?.iter().map(load_error).collect();
    // The view keeps the first rows only, the history counts all.
    Ok(Refused { total: total.max(errors.len() as u64), rows: errors })
}

fn load_error(row: &SimpleQueryRow) -> LoadError {
    LoadError {
        file: text(row, 0),
        line: number(row, 1).unwrap_or(0),
        column: text(row, 2),
        column_type: text(row, 3),
        length: text(row, 4),
        raw_line: text(row, 5),
        value: text(row, 6),
        code: number(row, 7).unwrap_or(0),
        reason: text(row, 8),
    }
}

fn text(row: &SimpleQueryRow, at: usize) -> String {
    row.try_get(at).ok().flatten().unwrap_or_default().trim_end().to_owned()
}
