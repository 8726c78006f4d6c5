//! CREATE FUNCTION and DROP FUNCTION: functions of SQL; those of other languages are refused by name.

use sqlparser::tokenizer::Token as Lexeme;

use super::cursor::{Cursor, TableName};
use super::data_type;
use super::plan::{CreateFunction, DropFunction, Plan, Text};
use crate::catalog::table::DataType;
use crate::error::SqlError;

/// The most arguments a function may have.
const ARGUMENTS_MAX: usize = 32;

/// Reads everything after CREATE.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_FUNCTION.html>.
pub(crate) fn create(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    let or_replace = cursor.keywords(&["OR", "REPLACE"]);
    cursor.expect_keyword("FUNCTION")?;
    let name = cursor.table_name()?;
    let arguments = arguments(cursor, &name)?;
    cursor.expect_keyword("RETURNS")?;
    // Python functions have a type that no column has, so the language comes first.
    let mut types = cursor.clone();
    refuse_language(&types)?;
    let result = data_type::parse(&mut types)?;
    *cursor = types;
    if cursor.one_of(&["VOLATILE", "STABLE", "IMMUTABLE"]).is_none() {
        return Err(cursor.expected("VOLATILE, STABLE or IMMUTABLE"));
    }
    cursor.expect_keyword("AS")?;
    let body = body(cursor)?;
    cursor.expect_keyword("LANGUAGE")?;
    if !cursor.keyword("SQL") {
        return Err(cursor.expected("sql"));
    }
    if let Some(named) = arguments.iter().find_map(|argument| argument.name) {
        let message = "a function of SQL has types and no names of arguments; its body calls them $1, $2, …";
        return Err(SqlError::syntax(message).at(named));
    }
    let arguments = arguments.into_iter().map(|argument| argument.data_type).collect();
    Ok(Plan::CreateFunction(CreateFunction { name, or_replace, arguments, result, body }))
}

/// Reads everything after DROP FUNCTION.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DROP_FUNCTION.html>.
pub(crate) fn drop(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    let name = cursor.table_name()?;
    let arguments = arguments(cursor, &name)?.into_iter().map(|argument| argument.data_type).collect();
    let cascade = cursor.one_of(&["CASCADE", "RESTRICT"]) == Some("CASCADE");
    Ok(Plan::DropFunction(DropFunction { name, arguments, cascade }))
}

struct Argument {
    /// Where its name stands.
    name: Option<u32>,
    data_type: DataType,
}

fn arguments(cursor: &mut Cursor<'_>, function: &TableName) -> Result<Vec<Argument>, SqlError> {
    let mut empty = cursor.clone();
    if empty.symbol(&Lexeme::LParen) && empty.symbol(&Lexeme::RParen) {
        *cursor = empty;
        return Ok(Vec::new());
    }
    let start = cursor.clone();
    let arguments = cursor.list(argument).or_else(|error| {
        refuse_language(&start)?;
        Err(error)
    })?;
    if arguments.len() > ARGUMENTS_MAX {
        let message = format!("functions cannot have more than {ARGUMENTS_MAX} arguments");
        return Err(SqlError::new("54023", message).at(function.position));
    }
    Ok(arguments)
}

/// `type` or `name type`.
fn argument(cursor: &mut Cursor<'_>) -> Result<Argument, SqlError> {
    let ends = |cursor: &Cursor<'_>| cursor.at_symbol(&Lexeme::Comma) || cursor.at_symbol(&Lexeme::RParen);
    let mut bare = cursor.clone();
    let read = data_type::parse(&mut bare);
    if read.is_ok() && ends(&bare) {
        *cursor = bare;
        return read.map(|data_type| Argument { name: None, data_type });
    }
    let mut named = cursor.clone();
    let position = named.position();
    if named.identifier().is_ok()
        && let Ok(data_type) = data_type::parse(&mut named)
        && ends(&named)
    {
        *cursor = named;
        return Ok(Argument { name: Some(position), data_type });
    }
    let data_type = read?;
    *cursor = bare;
    Ok(Argument { name: None, data_type })
}

/// Refuses the statement by its language, if that is none the stand-in runs.
fn refuse_language(cursor: &Cursor<'_>) -> Result<(), SqlError> {
    let mut ahead = cursor.clone();
    while ahead.peek().is_some() {
        if ahead.keyword("LANGUAGE")
            && let Some(Lexeme::Word(word)) = ahead.peek().map(|token| &token.lexeme)
            && !word.value.eq_ignore_ascii_case("sql")
        {
            let message = format!("CREATE FUNCTION LANGUAGE {} is not supported by the stand-in", word.value);
            return Err(SqlError::unsupported(message)
                .hint("Python functions ended in June 2026; write the function in SQL")
                .at(ahead.position()));
        }
        ahead.next();
    }
    Ok(())
}

/// What stands between `$$` and `$$`, exactly as it is.
fn body(cursor: &mut Cursor<'_>) -> Result<Text, SqlError> {
    let Some(token) = cursor.peek() else {
        return Err(cursor.expected("$$"));
    };
    let Lexeme::DollarQuotedString(quoted) = &token.lexeme else {
        return Err(cursor.expected("$$"));
    };
    let mark = 2 + quoted.tag.as_ref().map_or(0, |tag| tag.chars().count());
    let offset = token.position - 1 + u32::try_from(mark).unwrap_or(0);
    cursor.next();
    Ok(Text { sql: quoted.value.clone(), offset })
}
