//! From Redshift's text to typed plans.

mod alter_layout;
mod alter_table;
mod columns;
pub(crate) mod copy;
mod create_table;
mod create_view;
pub(crate) mod cursor;
mod data_type;
mod drop;
mod encoding;
mod function;
mod interval;
pub(crate) mod plan;
mod reserved;
mod setting;
mod table_attributes;
pub(crate) mod tokens;
mod transaction;
mod unload;
mod upkeep;

use sqlparser::tokenizer::Token as Lexeme;

use self::cursor::Cursor;
use self::plan::Plan;
use self::tokens::Token;
use crate::catalog::table::DataType;
use crate::error::SqlError;

pub(crate) use self::encoding::{default_for as encoding_default, is_legal as encoding_is_legal};

/// One statement of a text.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    /// Without the semicolon.
    pub(crate) sql: String,
    /// The number of characters of the text before it.
    pub(crate) offset: u32,
    pub(crate) plan: Plan,
}

/// The statements of a text; the first syntax error refuses all of it.
pub(crate) fn statements(sql: &str) -> Result<Vec<Statement>, SqlError> {
    let tokens = tokens::tokens(sql)?;
    tokens
        .split(|token| token.lexeme == Lexeme::SemiColon)
        .filter(|tokens| !tokens.is_empty())
        .map(|tokens| statement(sql, tokens))
        .collect()
}

fn statement(sql: &str, tokens: &[Token]) -> Result<Statement, SqlError> {
    let mut cursor = Cursor::new(sql, tokens);
    let (text, position) = cursor.rest();
    let plan = plan(&mut cursor)?;
    cursor.finish()?;
    Ok(Statement { sql: text.to_owned(), offset: position - 1, plan })
}

/// The type that a text names.
pub(crate) fn data_type_of(text: &str) -> Result<DataType, SqlError> {
    let tokens = tokens::tokens(text)?;
    data_type::parse(&mut Cursor::new(text, &tokens))
}

/// The plan of one statement; a statement the stand-in does not know is refused by name.
fn plan(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    let Some(Lexeme::Word(word)) = cursor.peek().map(|token| &token.lexeme) else {
        if cursor.at_symbol(&Lexeme::LParen) {
            return Ok(Plan::Query(cursor.skip_rest()));
        }
        return Err(cursor.expected("a statement"));
    };
    match word.value.to_ascii_uppercase().as_str() {
        "SELECT" | "WITH" | "INSERT" | "UPDATE" | "DELETE" | "MERGE" => Ok(Plan::Query(cursor.skip_rest())),
        "CREATE" => create(cursor),
        "DROP" => drop::parse(cursor),
        "ALTER" => alter_table::parse(cursor),
        "COPY" => Ok(Plan::Copy(Box::new(copy::copy(cursor)?))),
        "UNLOAD" => Ok(Plan::Unload(Box::new(unload::unload(cursor)?))),
        "BEGIN" | "START" | "COMMIT" | "END" | "ROLLBACK" | "ABORT" => transaction::parse(cursor),
        "SET" | "RESET" | "SHOW" => setting::parse(cursor),
        "TRUNCATE" | "ANALYZE" | "ANALYSE" | "VACUUM" | "COMMENT" | "GRANT" | "REVOKE" | "LOCK" => {
            upkeep::parse(cursor)
        }
        "EXPLAIN" => explain(cursor),
        known if KNOWN.contains(&known) => Err(refused(cursor, known)),
        _ => Err(cursor.expected("a statement")),
    }
}

fn create(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    cursor.expect_keyword("CREATE")?;
    if cursor.keyword("SCHEMA") {
        let if_not_exists = cursor.keywords(&["IF", "NOT", "EXISTS"]);
        let name = cursor.identifier()?;
        return Ok(Plan::CreateSchema { name, if_not_exists });
    }
    if cursor.at_keyword("FUNCTION") || cursor.at_keywords(&["OR", "REPLACE", "FUNCTION"]) {
        return function::create(cursor);
    }
    if cursor.at_keyword("VIEW") || cursor.at_keywords(&["OR", "REPLACE", "VIEW"]) {
        return create_view::parse(cursor);
    }
    if ["TABLE", "LOCAL", "TEMP", "TEMPORARY"].iter().any(|word| cursor.at_keyword(word)) {
        return create_table::parse(cursor);
    }
    cursor.keywords(&["OR", "REPLACE"]);
    match cursor.peek().map(|token| &token.lexeme) {
        Some(Lexeme::Word(_)) if cursor.at_keywords(&["EXTERNAL", "FUNCTION"]) => {
            Err(refused(cursor, "CREATE EXTERNAL FUNCTION"))
        }
        Some(Lexeme::Word(word)) => {
            let object = word.value.to_ascii_uppercase();
            Err(SqlError::unsupported(format!("CREATE {object} is not supported by the stand-in"))
                .at(cursor.position()))
        }
        _ => Err(cursor.expected("TABLE, VIEW or SCHEMA")),
    }
}

fn explain(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    cursor.expect_keyword("EXPLAIN")?;
    cursor.keyword("VERBOSE");
    match plan(cursor)? {
        Plan::Query(text) => Ok(Plan::Explain(text)),
        _ => Err(SqlError::unsupported("EXPLAIN is supported for queries and data changes only")),
    }
}

fn refused(cursor: &Cursor<'_>, statement: &str) -> SqlError {
    SqlError::unsupported(format!("{statement} is not supported by the stand-in")).at(cursor.position())
}

/// Statements Redshift has and the stand-in does not.
const KNOWN: &[&str] = &[
    "CALL",
    "CANCEL",
    "CLOSE",
    "DEALLOCATE",
    "DECLARE",
    "DESC",
    "DESCRIBE",
    "EXECUTE",
    "FETCH",
    "PREPARE",
    "REFRESH",
    "USE",
    "SAVEPOINT",
    "RELEASE",
    "DO",
    "VALUES",
    "LISTEN",
    "NOTIFY",
    "UNLISTEN",
    "DISCARD",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_split_and_placed() {
        let found = statements("SELECT 1;;\n SELECT ';' ; ").expect("valid text");
        let seen: Vec<_> = found.iter().map(|s| (s.sql.as_str(), s.offset)).collect();
        assert_eq!(seen, [("SELECT 1", 0), ("SELECT ';'", 12)]);
    }

    #[test]
    fn an_unknown_statement_is_refused_by_name() {
        let error = statements("DECLARE c CURSOR FOR SELECT 1").expect_err("refused");
        assert_eq!(
            (error.code, error.message.as_str()),
            ("0A000", "DECLARE is not supported by the stand-in")
        );
        let error = statements("SELECT 1; SELEC 2").expect_err("refused");
        assert_eq!((error.code, error.position), ("42601", Some(11)));
        let error = statements("CREATE PROCEDURE p() AS 'x'").expect_err("refused");
        assert_eq!(error.message, "CREATE PROCEDURE is not supported by the stand-in");
    }
}
