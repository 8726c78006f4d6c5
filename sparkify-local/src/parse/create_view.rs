//! CREATE VIEW.

use sqlparser::tokenizer::Token as Lexeme;

use super::cursor::Cursor;
use super::plan::{CreateView, Plan};
use crate::error::SqlError;

/// Reads everything after CREATE.
pub(crate) fn parse(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    let or_replace = cursor.keywords(&["OR", "REPLACE"]);
    cursor.expect_keyword("VIEW")?;
    let name = cursor.table_name()?;
    let columns =
        if cursor.at_symbol(&Lexeme::LParen) { cursor.list(Cursor::identifier)? } else { Vec::new() };
    cursor.expect_keyword("AS")?;
    if !["SELECT", "WITH"].iter().any(|word| cursor.at_keyword(word)) && !cursor.at_symbol(&Lexeme::LParen) {
        return Err(cursor.expected("a query"));
    }
    let mut query = cursor.skip_rest();
    if query.sql.to_ascii_lowercase().ends_with("with no schema binding") {
        let message = "late binding views (WITH NO SCHEMA BINDING) are not supported by the stand-in";
        return Err(SqlError::unsupported(message).at(name.position));
    }
    query.sql.truncate(query.sql.trim_end().len());
    Ok(Plan::CreateView(CreateView { name, or_replace, columns, query }))
}
