//! SET, RESET and SHOW.

use sqlparser::tokenizer::Token as Lexeme;

use super::cursor::Cursor;
use super::plan::Plan;
use crate::error::SqlError;

/// Reads the whole statement.
pub(crate) fn parse(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    if cursor.keyword("SHOW") {
        let position = cursor.position();
        return Ok(Plan::Show { name: name(cursor)?, position });
    }
    if cursor.keyword("RESET") {
        let position = cursor.position();
        return Ok(Plan::Reset { name: name(cursor)?, position });
    }
    cursor.expect_keyword("SET")?;
    let local = cursor.keyword("LOCAL");
    if !local {
        cursor.keyword("SESSION");
    }
    let position = cursor.position();
    if cursor.keywords(&["SESSION", "CHARACTERISTICS", "AS", "TRANSACTION"])
        || cursor.keywords(&["CHARACTERISTICS", "AS", "TRANSACTION"])
    {
        cursor.skip_rest();
        return Ok(Plan::Set {
            name: "transaction_isolation".to_owned(),
            value: None,
            local: true,
            position,
        });
    }
    let name = name(cursor)?;
    if name != "time zone" && !cursor.symbol(&Lexeme::Eq) {
        cursor.expect_keyword("TO")?;
    }
    if cursor.keyword("DEFAULT") {
        return Ok(Plan::Set { name, value: None, local, position });
    }
    let values = cursor.separated(value)?;
    Ok(Plan::Set { name, value: Some(values.join(", ")), local, position })
}

fn name(cursor: &mut Cursor<'_>) -> Result<String, SqlError> {
    if cursor.keywords(&["TIME", "ZONE"]) {
        return Ok("timezone".to_owned());
    }
    if cursor.keywords(&["TRANSACTION", "ISOLATION", "LEVEL"]) {
        return Ok("transaction_isolation".to_owned());
    }
    if cursor.keyword("ALL") {
        return Ok("all".to_owned());
    }
    let mut name = cursor.identifier()?;
    while cursor.symbol(&Lexeme::Period) {
        name = format!("{name}.{}", cursor.identifier()?);
    }
    Ok(name)
}

fn value(cursor: &mut Cursor<'_>) -> Result<String, SqlError> {
    if let Some(text) = cursor.string_if_next() {
        return Ok(text);
    }
    if matches!(
        cursor.peek().map(|token| &token.lexeme),
        Some(Lexeme::Minus | Lexeme::Plus | Lexeme::Number(..))
    ) {
        return Ok(cursor.integer()?.to_string());
    }
    match cursor.peek().map(|token| &token.lexeme) {
        // ON, OFF, TRUE and FALSE are reserved words, yet values here.
        Some(Lexeme::Word(word)) => {
            let text = word.value.clone();
            cursor.next();
            Ok(text)
        }
        _ => Err(cursor.expected("a value")),
    }
}
