//! Statements that change no data: TRUNCATE aside, they only need their tables to exist.

use sqlparser::tokenizer::Token as Lexeme;

use super::cursor::{Cursor, TableName};
use super::plan::{Plan, Upkeep};
use crate::error::SqlError;

/// Reads the whole statement.
pub(crate) fn parse(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    match cursor.one_of(&["TRUNCATE", "ANALYZE", "ANALYSE", "VACUUM", "COMMENT", "GRANT", "REVOKE", "LOCK"]) {
        Some("TRUNCATE") => {
            cursor.keyword("TABLE");
            Ok(Plan::Truncate(cursor.table_name()?))
        }
        Some("ANALYZE" | "ANALYSE") => analyze(cursor),
        Some("VACUUM") => vacuum(cursor),
        Some("COMMENT") => comment(cursor),
        Some("GRANT") => grant(cursor, "GRANT"),
        Some("REVOKE") => grant(cursor, "REVOKE"),
        _ => lock(cursor),
    }
}

fn upkeep(tag: &'static str, tables: Vec<TableName>) -> Plan {
    Plan::Upkeep(Upkeep { tag, tables, outside_block: false })
}

fn analyze(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    if cursor.at_keyword("COMPRESSION") {
        return Err(SqlError::unsupported("ANALYZE COMPRESSION is not supported by the stand-in")
            .at(cursor.position()));
    }
    cursor.keyword("VERBOSE");
    let tables = optional_table(cursor)?;
    if cursor.at_symbol(&Lexeme::LParen) {
        cursor.list(Cursor::identifier)?;
    }
    if !cursor.keywords(&["PREDICATE", "COLUMNS"]) {
        cursor.keywords(&["ALL", "COLUMNS"]);
    }
    Ok(upkeep("ANALYZE", tables))
}

fn vacuum(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    if !cursor.keywords(&["SORT", "ONLY"]) && !cursor.keywords(&["DELETE", "ONLY"]) {
        cursor.one_of(&["FULL", "REINDEX", "RECLUSTER"]);
    }
    let tables = optional_table(cursor)?;
    if cursor.keyword("TO") {
        cursor.integer()?;
        cursor.expect_keyword("PERCENT")?;
    }
    cursor.keyword("BOOST");
    Ok(Plan::Upkeep(Upkeep { tag: "VACUUM", tables, outside_block: true }))
}

fn optional_table(cursor: &mut Cursor<'_>) -> Result<Vec<TableName>, SqlError> {
    let none = cursor.peek().is_none() || cursor.at_keyword("TO") || cursor.at_keyword("BOOST");
    if none { Ok(Vec::new()) } else { Ok(vec![cursor.table_name()?]) }
}

fn comment(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    cursor.expect_keyword("ON")?;
    let tables = match cursor.one_of(&["TABLE", "VIEW", "COLUMN"]) {
        Some("COLUMN") => {
            let position = cursor.position();
            let mut parts = vec![cursor.identifier()?];
            while cursor.symbol(&Lexeme::Period) {
                parts.push(cursor.identifier()?);
            }
            match <[String; 2]>::try_from(parts) {
                Ok([name, _]) => vec![TableName { schema: None, name, position }],
                Err(parts) => match <[String; 3]>::try_from(parts) {
                    Ok([schema, name, _]) => vec![TableName { schema: Some(schema), name, position }],
                    Err(_) => {
                        return Err(SqlError::syntax("column name must be qualified").at(position));
                    }
                },
            }
        }
        Some(_) => vec![cursor.table_name()?],
        None => {
            let message = "COMMENT is supported ON TABLE, VIEW and COLUMN only";
            return Err(SqlError::unsupported(message).at(cursor.position()));
        }
    };
    cursor.expect_keyword("IS")?;
    if !cursor.keyword("NULL") {
        cursor.string()?;
    }
    Ok(upkeep("COMMENT", tables))
}

/// Privileges are not kept: the stand-in has one user.
fn grant(cursor: &mut Cursor<'_>, tag: &'static str) -> Result<Plan, SqlError> {
    let mut tables = Vec::new();
    while cursor.peek().is_some() {
        if !cursor.keyword("ON") {
            cursor.next();
            continue;
        }
        if cursor.keyword("SCHEMA")
            || cursor.keyword("DATABASE")
            || cursor.keyword("ALL")
            || cursor.keyword("FUNCTION")
        {
            break;
        }
        cursor.keyword("TABLE");
        tables = cursor.separated(Cursor::table_name)?;
        if cursor.one_of(&["TO", "FROM"]).is_none() {
            return Err(cursor.expected(if tag == "GRANT" { "TO" } else { "FROM" }));
        }
        break;
    }
    cursor.skip_rest();
    Ok(upkeep(tag, tables))
}

fn lock(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    cursor.keyword("TABLE");
    Ok(upkeep("LOCK TABLE", cursor.separated(Cursor::table_name)?))
}
