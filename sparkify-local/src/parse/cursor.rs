//! Walking over tokens: the primitives every statement parser is made of.

#[cfg(test)]
mod tests;

use sqlparser::tokenizer::Token as Lexeme;

use super::plan::Text;
use super::reserved;
use super::tokens::Token;
use crate::error::SqlError;

/// A place in a statement's tokens; every error it makes names the token it met and its position.
#[derive(Debug, Clone)]
pub(crate) struct Cursor<'a> {
    sql: &'a str,
    tokens: &'a [Token],
    at: usize,
}

/// A name with an optional schema, both lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableName {
    pub(crate) schema: Option<String>,
    pub(crate) name: String,
    /// The 1-based character where it stands.
    pub(crate) position: u32,
}

impl<'a> Cursor<'a> {
    /// A cursor before the first of a statement's tokens; `sql` is the text they were read from.
    pub(crate) fn new(sql: &'a str, tokens: &'a [Token]) -> Self {
        Self { sql, tokens, at: 0 }
    }

    /// The next token, left in place.
    pub(crate) fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    /// The token `ahead` places after the next one, left in place.
    pub(crate) fn peek_ahead(&self, ahead: usize) -> Option<&'a Token> {
        self.tokens.get(self.at + ahead)
    }

    /// The next token, passed over.
    pub(crate) fn next(&mut self) -> Option<&'a Token> {
        let token = self.tokens.get(self.at)?;
        self.at += 1;
        Some(token)
    }

    /// The 1-based character of the next token, or one past the statement's end.
    pub(crate) fn position(&self) -> u32 {
        self.peek().map_or_else(
            || {
                self.tokens.last().map_or(1, |last| {
                    let length = self.sql[last.start..last.end].chars().count();
                    last.position + u32::try_from(length).unwrap_or(0)
                })
            },
            |token| token.position,
        )
    }

    /// The text from the next token to the statement's end, and the character it starts at.
    pub(crate) fn rest(&self) -> (&'a str, u32) {
        let text = match (self.peek(), self.tokens.last()) {
            (Some(first), Some(last)) => &self.sql[first.start..last.end],
            _ => "",
        };
        (text, self.position())
    }

    /// The text from the next token to the statement's end, passed over.
    pub(crate) fn skip_rest(&mut self) -> Text {
        let (sql, position) = self.rest();
        self.at = self.tokens.len();
        Text { sql: sql.to_owned(), offset: position - 1 }
    }

    /// The text of the tokens passed since `earlier`, a copy of this cursor.
    pub(crate) fn text_since(&self, earlier: &Self) -> &'a str {
        match (self.tokens.get(earlier.at), self.at.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if first.start <= last.end => &self.sql[first.start..last.end],
            _ => "",
        }
    }

    /// Whether the next token is this word, unquoted, in any case.
    pub(crate) fn at_keyword(&self, keyword: &str) -> bool {
        is_keyword(self.peek(), keyword)
    }

    /// Whether the next tokens are these words.
    pub(crate) fn at_keywords(&self, keywords: &[&str]) -> bool {
        keywords.iter().enumerate().all(|(ahead, keyword)| is_keyword(self.peek_ahead(ahead), keyword))
    }

    /// Passes over the word if it is next.
    pub(crate) fn keyword(&mut self, keyword: &str) -> bool {
        let found = self.at_keyword(keyword);
        self.at += usize::from(found);
        found
    }

    /// Passes over the words if they are all next.
    pub(crate) fn keywords(&mut self, keywords: &[&str]) -> bool {
        let found = self.at_keywords(keywords);
        self.at += if found { keywords.len() } else { 0 };
        found
    }

    /// Passes over one of the words and says which.
    pub(crate) fn one_of<'k>(&mut self, keywords: &[&'k str]) -> Option<&'k str> {
        keywords.iter().copied().find(|keyword| self.keyword(keyword))
    }

    /// Passes over the word or fails.
    pub(crate) fn expect_keyword(&mut self, keyword: &str) -> Result<(), SqlError> {
        if self.keyword(keyword) { Ok(()) } else { Err(self.expected(keyword)) }
    }

    /// Passes over the words or fails.
    pub(crate) fn expect_keywords(&mut self, keywords: &[&str]) -> Result<(), SqlError> {
        keywords.iter().try_for_each(|keyword| self.expect_keyword(keyword))
    }

    /// Whether the next token is this one.
    pub(crate) fn at_symbol(&self, symbol: &Lexeme) -> bool {
        self.peek().is_some_and(|token| token.lexeme == *symbol)
    }

    /// Passes over the symbol if it is next.
    pub(crate) fn symbol(&mut self, symbol: &Lexeme) -> bool {
        let found = self.at_symbol(symbol);
        self.at += usize::from(found);
        found
    }

    /// Passes over the symbol or fails.
    pub(crate) fn expect_symbol(&mut self, symbol: &Lexeme) -> Result<(), SqlError> {
        if self.symbol(symbol) { Ok(()) } else { Err(self.expected(&format!("\"{symbol}\""))) }
    }

    /// A name in lower case: bare and not reserved, or quoted. Quoted names are folded too, and names
    /// over 127 bytes are cut, as on Redshift.
    pub(crate) fn identifier(&mut self) -> Result<String, SqlError> {
        let Some(Lexeme::Word(word)) = self.peek().map(|token| &token.lexeme) else {
            return Err(self.expected("a name"));
        };
        if word.quote_style.is_none() && reserved::is_reserved(&word.value) {
            return Err(self.expected("a name").hint(format!(
                "{} is a reserved word; write it in double quotes to use it as a name",
                word.value
            )));
        }
        self.at += 1;
        Ok(fold(&word.value))
    }

    /// `name` or `schema.name`.
    pub(crate) fn table_name(&mut self) -> Result<TableName, SqlError> {
        let position = self.position();
        let first = self.identifier()?;
        if !self.symbol(&Lexeme::Period) {
            return Ok(TableName { schema: None, name: first, position });
        }
        let second = self.identifier()?;
        if self.at_symbol(&Lexeme::Period) {
            return Err(SqlError::unsupported("cross-database references are not supported by the stand-in")
                .at(position));
        }
        Ok(TableName { schema: Some(first), name: second, position })
    }

    /// The value of a `'…'` literal, its escapes decoded.
    pub(crate) fn string(&mut self) -> Result<String, SqlError> {
        self.string_if_next().ok_or_else(|| self.expected("a string literal"))
    }

    /// The value of a `'…'` literal if one is next.
    pub(crate) fn string_if_next(&mut self) -> Option<String> {
        let Lexeme::SingleQuotedString(value) = &self.peek()?.lexeme else {
            return None;
        };
        self.at += 1;
        Some(value.clone())
    }

    /// A whole number with an optional sign.
    pub(crate) fn integer(&mut self) -> Result<i64, SqlError> {
        let before = self.clone();
        let sign = if self.symbol(&Lexeme::Minus) {
            "-"
        } else {
            self.symbol(&Lexeme::Plus);
            ""
        };
        if let Some(Lexeme::Number(digits, false)) = self.peek().map(|token| &token.lexeme)
            && let Ok(value) = format!("{sign}{digits}").parse()
        {
            self.at += 1;
            return Ok(value);
        }
        *self = before;
        Err(self.expected("a whole number"))
    }

    /// `(item, item, …)`, at least one.
    pub(crate) fn list<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<T, SqlError>,
    ) -> Result<Vec<T>, SqlError> {
        self.expect_symbol(&Lexeme::LParen)?;
        let items = self.separated(&mut item)?;
        if self.symbol(&Lexeme::RParen) { Ok(items) } else { Err(self.expected("\",\" or \")\"")) }
    }

    /// `item, item, …`, at least one.
    pub(crate) fn separated<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<T, SqlError>,
    ) -> Result<Vec<T>, SqlError> {
        let mut items = vec![item(self)?];
        while self.symbol(&Lexeme::Comma) {
            items.push(item(self)?);
        }
        Ok(items)
    }

    /// Fails if anything is left.
    pub(crate) fn finish(&self) -> Result<(), SqlError> {
        if self.peek().is_none() { Ok(()) } else { Err(self.expected("the end of the statement")) }
    }

    /// A syntax error at the next token.
    pub(crate) fn expected(&self, what: &str) -> SqlError {
        let error = match self.peek() {
            Some(token) => {
                SqlError::syntax(format!("syntax error at or near \"{}\"", &self.sql[token.start..token.end]))
            }
            None => SqlError::syntax("syntax error at end of input"),
        };
        error.detail(format!("expected {what}")).at(self.position())
    }
}

/// A name as the catalog keeps it.
pub(crate) fn fold(name: &str) -> String {
    let mut name = name.to_lowercase();
    while name.len() > 127 {
        name.pop();
    }
    name
}

fn is_keyword(token: Option<&Token>, keyword: &str) -> bool {
    matches!(
        token.map(|token| &token.lexeme),
        Some(Lexeme::Word(word)) if word.quote_style.is_none() && word.value.eq_ignore_ascii_case(keyword)
    )
}
