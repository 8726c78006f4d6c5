//! Tokens of Redshift's text, each with its place.

use sqlparser::dialect::{Dialect, RedshiftSqlDialect};
use sqlparser::tokenizer::{Token as Lexeme, TokenWithSpan, Tokenizer};

use crate::error::SqlError;

/// A token and where it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) lexeme: Lexeme,
    /// The first byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// The 1-based character, as the wire protocol counts.
    pub(crate) position: u32,
}

/// The tokens of a text without blanks and comments.
///
/// A backslash escapes inside `'…'`, as on Redshift; `E'…'` is refused in Redshift's words.
pub(crate) fn tokens(sql: &str) -> Result<Vec<Token>, SqlError> {
    let tokens = tokens_of(sql, &RedshiftSqlDialect {})?;
    match tokens.iter().find(|token| matches!(token.lexeme, Lexeme::EscapedStringLiteral(_))) {
        Some(token) => Err(SqlError::new("42704", "type \"e\" does not exist")
            .hint("Redshift reads backslash escapes in ordinary '…' literals; leave out the E")
            .at(token.position)),
        None => Ok(tokens),
    }
}

/// The tokens of a text in any dialect.
pub(crate) fn tokens_of(sql: &str, dialect: &dyn Dialect) -> Result<Vec<Token>, SqlError> {
    let places = Places::new(sql);
    let found = Tokenizer::new(dialect, sql).tokenize_with_location().map_err(|error| {
        let (_, position) = places.find(error.location.line, error.location.column);
        SqlError::syntax(error.message.to_lowercase()).at(position)
    })?;
    let mut tokens = Vec::with_capacity(found.len() / 2);
    for TokenWithSpan { token, span } in found {
        if matches!(token, Lexeme::Whitespace(_) | Lexeme::EOF) {
            continue;
        }
        let (start, position) = places.find(span.start.line, span.start.column);
        let (end, _) = places.find(span.end.line, span.end.column);
        tokens.push(Token { lexeme: token, start, end, position });
    }
    Ok(tokens)
}

/// Finds bytes by line and column, without walking the text from its start each time.
struct Places<'a> {
    sql: &'a str,
    /// Per line: its first byte and the number of characters before it.
    lines: Vec<(usize, usize)>,
}

impl<'a> Places<'a> {
    fn new(sql: &'a str) -> Self {
        let mut lines = vec![(0, 0)];
        let mut characters = 0;
        for (byte, character) in sql.char_indices() {
            characters += 1;
            if character == '\n' {
                lines.push((byte + 1, characters));
            }
        }
        Self { sql, lines }
    }

    /// The byte and the 1-based character at a line and column, both counted from 1.
    fn find(&self, line: u64, column: u64) -> (usize, u32) {
        let index = |n: u64| usize::try_from(n.saturating_sub(1)).unwrap_or(usize::MAX);
        let (start, before) = self.lines.get(index(line)).copied().unwrap_or((self.sql.len(), 0));
        let column = index(column);
        let rest = &self.sql[start..];
        let byte = if rest.is_ascii() {
            column.min(rest.len())
        } else {
            rest.char_indices().nth(column).map_or(rest.len(), |(byte, _)| byte)
        };
        (start + byte, u32::try_from(before + column + 1).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_and_bytes_over_lines() {
        let sql = "-- ü\nSELECT 'é' ,\n x";
        let found = tokens(sql).expect("valid text");
        let seen: Vec<_> = found.iter().map(|t| (&sql[t.start..t.end], t.position)).collect();
        assert_eq!(seen, [("SELECT", 6), ("'é'", 13), (",", 17), ("x", 20)]);
    }

    #[test]
    fn a_backslash_escapes_inside_a_literal() {
        let found = tokens(r"'l\'auto' 'a\\b'").expect("valid text");
        assert_eq!(found[0].lexeme, Lexeme::SingleQuotedString("l'auto".to_owned()));
        assert_eq!(found[1].lexeme, Lexeme::SingleQuotedString(r"a\b".to_owned()));
    }

    #[test]
    fn an_escape_string_constant_does_not_exist() {
        let error = tokens("SELECT E'a'").expect_err("refused");
        assert_eq!((error.message.as_str(), error.position), ("type \"e\" does not exist", Some(8)));
    }

    #[test]
    fn an_open_literal_has_a_position() {
        let error = tokens("SELECT\n 'a").expect_err("refused");
        assert_eq!((error.code, error.position), ("42601", Some(9)));
    }
}
