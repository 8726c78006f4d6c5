//! DROP TABLE, VIEW and SCHEMA.

use super::cursor::{Cursor, TableName};
use super::function;
use super::plan::{Drop, ObjectKind, Plan};
use crate::error::SqlError;

/// Reads the whole statement.
pub(crate) fn parse(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    cursor.expect_keyword("DROP")?;
    let kind = match cursor.one_of(&["TABLE", "VIEW", "SCHEMA"]) {
        Some("TABLE") => ObjectKind::Table,
        Some("VIEW") => ObjectKind::View,
        Some(_) => ObjectKind::Schema,
        None if cursor.keyword("FUNCTION") => return function::drop(cursor),
        None if ["PROCEDURE", "MATERIALIZED", "EXTERNAL"].iter().any(|word| cursor.at_keyword(word)) => {
            let object = cursor.identifier()?.to_uppercase();
            let words = format!("DROP {object} is not supported by the stand-in");
            return Err(SqlError::unsupported(words).at(cursor.position()));
        }
        None => return Err(cursor.expected("TABLE, VIEW or SCHEMA")),
    };
    let if_exists = cursor.keywords(&["IF", "EXISTS"]);
    let names = cursor.separated(|cursor| match kind {
        ObjectKind::Schema => {
            let position = cursor.position();
            Ok(TableName { schema: None, name: cursor.identifier()?, position })
        }
        _ => cursor.table_name(),
    })?;
    let cascade = cursor.one_of(&["CASCADE", "RESTRICT"]) == Some("CASCADE");
    Ok(Plan::Drop(Drop { kind, if_exists, names, cascade }))
}
