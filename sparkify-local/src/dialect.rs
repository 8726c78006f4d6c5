//! Redshift's dialect as `sqlparser` reads it, with what the stock one lacks.

mod tokens;

use std::{any::TypeId, iter::Peekable, str::Chars};

use sqlparser::{
    ast::Statement,
    dialect::{Dialect, RedshiftSqlDialect},
    keywords::Keyword,
    parser::{Parser, ParserError},
    tokenizer::{Location, Token, TokenWithSpan},
};

pub(crate) use self::tokens::FIELDS;
use self::tokens::{
    call_array, delete_from, join_approximate, refuse_object_transform, short_merge, tokens, unpivot_path,
};
use crate::error::SqlError;

/// The stock dialect with Redshift's date parts and without `PartiQL`'s brackets around names.
#[derive(Debug)]
struct Redshift {
    stock: RedshiftSqlDialect,
}

const REDSHIFT: Redshift = Redshift { stock: RedshiftSqlDialect {} };

impl Dialect for Redshift {
    fn dialect(&self) -> TypeId {
        self.stock.dialect()
    }

    fn is_nested_delimited_identifier_start(&self, ch: char) -> bool {
        self.stock.is_nested_delimited_identifier_start(ch)
    }

    fn peek_nested_delimited_identifier_quotes(
        &self,
        chars: Peekable<Chars<'_>>,
    ) -> Option<(char, Option<char>)> {
        self.stock.peek_nested_delimited_identifier_quotes(chars)
    }

    fn is_identifier_start(&self, ch: char) -> bool {
        self.stock.is_identifier_start(ch)
    }

    fn is_identifier_part(&self, ch: char) -> bool {
        self.stock.is_identifier_part(ch)
    }

    fn identifier_quote_style(&self, identifier: &str) -> Option<char> {
        self.stock.identifier_quote_style(identifier)
    }

    fn convert_type_before_value(&self) -> bool {
        true
    }

    fn supports_partiql(&self) -> bool {
        true
    }

    fn supports_top_before_distinct(&self) -> bool {
        true
    }

    fn supports_string_literal_backslash_escape(&self) -> bool {
        true
    }

    // Read so that it can be refused by name.
    fn supports_string_escape_constant(&self) -> bool {
        true
    }

    fn supports_group_by_expr(&self) -> bool {
        true
    }

    // Read so that it can be refused by name.
    fn supports_filter_during_aggregation(&self) -> bool {
        true
    }

    fn supports_bitwise_shift_operators(&self) -> bool {
        true
    }

    fn supports_tilde_like_match_operator(&self) -> bool {
        true
    }

    fn allow_extract_single_quotes(&self) -> bool {
        true
    }

    // `EXTRACT(weekday FROM x)`: Redshift has more parts than the parser has words.
    fn allow_extract_custom(&self) -> bool {
        true
    }

    // `CAST(x AS INTERVAL YEAR TO MONTH)`.
    fn supports_interval_options(&self) -> bool {
        true
    }

    fn supports_window_function_null_treatment_arg(&self) -> bool {
        true
    }

    fn supports_string_literal_concatenation_with_newline(&self) -> bool {
        true
    }

    fn is_reserved_for_identifier(&self, keyword: Keyword) -> bool {
        self.stock.is_reserved_for_identifier(keyword)
    }
}

/// A statement as read, with what the parser has no place for.
pub(crate) struct Parsed {
    pub(crate) statement: Statement,
    /// `MERGE … REMOVE DUPLICATES`: the clause stands in as `WHEN MATCHED THEN DELETE`.
    pub(crate) remove_duplicates: bool,
}

/// Reads one statement.
pub(crate) fn parse(sql: &str) -> Result<Parsed, SqlError> {
    let mut tokens = tokens(sql)?;
    refuse_object_transform(sql, &tokens)?;
    let remove_duplicates = short_merge(&mut tokens);
    join_approximate(&mut tokens);
    call_array(&mut tokens);
    unpivot_path(&mut tokens);
    delete_from(&mut tokens);
    let mut parser = Parser::new(&REDSHIFT).with_tokens_with_locations(tokens);
    let read = parser.parse_statement().map_err(|error| (error, parser.peek_token()));
    let statement = match read {
        Ok(statement) => statement,
        Err((error, next)) => return Err(syntax(sql, &error, &next)),
    };
    while parser.consume_token(&Token::SemiColon) {}
    match parser.peek_token() {
        TokenWithSpan { token: Token::EOF, .. } => Ok(Parsed { statement, remove_duplicates }),
        rest => Err(near(sql, &rest.token.to_string(), rest.span.start)),
    }
}

/// Reads one expression, as in DEFAULT.
pub(crate) fn parse_expression(sql: &str) -> Result<sqlparser::ast::Expr, SqlError> {
    let mut parser = Parser::new(&REDSHIFT).with_tokens_with_locations(tokens(sql)?);
    let read = parser.parse_expr().map_err(|error| (error, parser.peek_token()));
    let expr = match read {
        Ok(expr) => expr,
        Err((error, next)) => return Err(syntax(sql, &error, &next)),
    };
    match parser.peek_token() {
        TokenWithSpan { token: Token::EOF, .. } => Ok(expr),
        rest => Err(near(sql, &rest.token.to_string(), rest.span.start)),
    }
}

/// The 1-based character a line and column stand for.
pub(crate) fn position(sql: &str, location: Location) -> Option<u32> {
    let line = usize::try_from(location.line).ok()?.checked_sub(1)?;
    let before: usize = sql.split('\n').take(line).map(|line| line.chars().count() + 1).sum();
    u32::try_from(before).ok()?.checked_add(u32::try_from(location.column).ok()?)
}

fn syntax(sql: &str, error: &ParserError, next: &TokenWithSpan) -> SqlError {
    let text = match error {
        ParserError::RecursionLimitExceeded => {
            return SqlError::new("54001", "the statement is nested too deeply");
        }
        ParserError::TokenizerError(text) | ParserError::ParserError(text) => text,
    };
    // "Expected: a list of columns, found: FROM at Line: 1, Column: 8"
    let (words, place) = text.rsplit_once(" at Line: ").unwrap_or((text, ""));
    let location = place
        .split_once(", Column: ")
        .and_then(|(line, column)| Some(Location::new(line.parse().ok()?, column.parse().ok()?)));
    match words.rsplit_once("found: ") {
        Some((_, "EOF")) => SqlError::syntax("syntax error at end of input"),
        Some((_, found)) => near(sql, found, location.unwrap_or(next.span.start)),
        None if next.token == Token::EOF => SqlError::syntax("syntax error at end of input"),
        None => near(sql, &next.token.to_string(), location.unwrap_or(next.span.start)),
    }
}

fn near(sql: &str, token: &str, location: Location) -> SqlError {
    let failed = SqlError::syntax(format!("syntax error at or near \"{token}\""));
    match position(sql, location) {
        Some(position) if location.line > 0 => failed.at(position),
        _ => failed,
    }
}
