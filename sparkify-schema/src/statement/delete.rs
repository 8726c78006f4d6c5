//! `DELETE FROM`: every row of a table, inside the transaction that loads it anew.

use super::Statement;
use crate::table::TableDef;

/// `DELETE FROM table`: TRUNCATE would commit the transaction it is in.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_TRUNCATE.html>.
#[must_use]
pub fn delete_all(table: &TableDef) -> Statement {
    Statement::new(table.name, "delete", format!("DELETE FROM {}", table.sql_name()))
}
