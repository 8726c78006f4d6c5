//! BEGIN, COMMIT, ROLLBACK and their synonyms.

use super::cursor::Cursor;
use super::plan::Plan;
use crate::error::SqlError;

/// Reads the whole statement.
pub(crate) fn parse(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    let word = cursor.one_of(&["BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT"]);
    if word == Some("START") {
        cursor.expect_keyword("TRANSACTION")?;
    } else if cursor.one_of(&["WORK", "TRANSACTION"]).is_none() {
        // both words are noise
    }
    match word {
        Some("BEGIN" | "START") => {
            modes(cursor)?;
            Ok(Plan::Begin(if word == Some("START") { "START TRANSACTION" } else { "BEGIN" }))
        }
        Some("COMMIT" | "END") => Ok(Plan::Commit),
        _ if cursor.at_keyword("TO") => {
            Err(SqlError::unsupported("SAVEPOINT and ROLLBACK TO are not supported").at(cursor.position()))
        }
        _ => Ok(Plan::Rollback),
    }
}

/// Isolation levels are accepted and mean nothing: isolation is a property of the database.
fn modes(cursor: &mut Cursor<'_>) -> Result<(), SqlError> {
    loop {
        if cursor.keywords(&["ISOLATION", "LEVEL"]) {
            let known = cursor.keyword("SERIALIZABLE")
                || cursor.keyword("SNAPSHOT")
                || cursor.keywords(&["READ", "COMMITTED"])
                || cursor.keywords(&["READ", "UNCOMMITTED"])
                || cursor.keywords(&["REPEATABLE", "READ"]);
            if !known {
                return Err(
                    cursor.expected("SERIALIZABLE, READ COMMITTED, READ UNCOMMITTED or REPEATABLE READ")
                );
            }
        } else if cursor.keywords(&["READ", "WRITE"]) {
            // the only mode there is
        } else if cursor.at_keywords(&["READ", "ONLY"]) {
            return Err(SqlError::unsupported("read only transactions are not supported by the stand-in")
                .at(cursor.position()));
        } else {
            return Ok(());
        }
        cursor.symbol(&sqlparser::tokenizer::Token::Comma);
    }
}
