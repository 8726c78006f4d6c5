//! The query in its quotes: read as any literal, and each character's place kept for its errors.

use sqlparser::tokenizer::Token as Lexeme;

use crate::error::SqlError;
use crate::parse::cursor::Cursor;
use crate::unload::statement::Quoted;

/// The literal that is next.
pub(super) fn quoted(cursor: &mut Cursor<'_>) -> Result<Quoted, SqlError> {
    let (before, position) = (cursor.clone(), cursor.position());
    let Some(Lexeme::SingleQuotedString(text)) = cursor.peek().map(|token| &token.lexeme) else {
        return Err(cursor.expected("a query in quotes"));
    };
    cursor.next();
    let (decoded, places) = decoded(cursor.text_since(&before), position);
    // The tokenizer has the last word on the text; without its agreement errors point at the whole literal.
    let places = if decoded == *text { places } else { Vec::new() };
    if text.trim().is_empty() {
        return Err(SqlError::syntax("syntax error at end of input")
            .detail("the query of the UNLOAD is empty")
            .at(position));
    }
    Ok(Quoted { text: text.clone(), position, places })
}

/// The text of a literal with its quotes on, and the place of each character of it.
fn decoded(raw: &str, position: u32) -> (String, Vec<u32>) {
    let mut text = String::with_capacity(raw.len());
    let mut places = Vec::with_capacity(raw.len());
    let inner = raw.strip_prefix('\'').and_then(|raw| raw.strip_suffix('\'')).unwrap_or(raw);
    let mut characters = inner.chars().zip(position + 1..);
    while let Some((character, place)) = characters.next() {
        let meant = match character {
            '\'' => characters.next().map(|(quote, _)| quote),
            '\\' => characters.next().map(|(escaped, _)| match escaped {
                '0' => '\0',
                'a' => '\u{7}',
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'Z' => '\u{1a}',
                other => other,
            }),
            other => Some(other),
        };
        if let Some(meant) = meant {
            text.push(meant);
            places.push(place);
        }
    }
    (text, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::tokens::tokens;

    fn read(sql: &str) -> Quoted {
        let tokens = tokens(sql).expect("a literal");
        quoted(&mut Cursor::new(sql, &tokens)).expect("a query")
    }

    #[test]
    fn quotes_and_backslashes_are_read_as_in_any_literal() {
        for (sql, text) in [
            ("'select ''NV'''", "select 'NV'"),
            (r"'select \'NV\''", "select 'NV'"),
            (r"'select ''a\\nb'''", r"select 'a\nb'"),
            ("'select\n1'", "select\n1"),
            (r"'select ''\\\\N'''", r"select '\\N'"),
        ] {
            let read = read(sql);
            assert_eq!(read.text, text, "{sql}");
            assert_eq!(read.places.len(), text.chars().count(), "{sql}");
        }
    }

    #[test]
    fn a_place_in_the_query_is_one_in_the_statement() {
        let quoted = read(r"  'é ''x'' \'y\' z'");
        let places: Vec<u32> = (1..=9).map(|character| quoted.place(character)).collect();
        assert_eq!(quoted.text, "é 'x' 'y' z");
        assert_eq!(places, [4, 5, 6, 8, 9, 11, 12, 14, 15]);
        assert_eq!(quoted.place(99), 18, "behind its end is its end");
    }
}
