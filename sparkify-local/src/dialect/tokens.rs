//! What is rewritten before parsing: words Redshift has and the parser has no place for.

use sqlparser::{
    keywords::Keyword,
    tokenizer::{Token, TokenWithSpan, Tokenizer},
};

use super::{REDSHIFT, position};
use crate::error::SqlError;

pub(super) fn tokens(sql: &str) -> Result<Vec<TokenWithSpan>, SqlError> {
    let tokens = Tokenizer::new(&REDSHIFT, sql).tokenize_with_location().map_err(|error| {
        let failed = SqlError::syntax(error.message.to_lowercase());
        match position(sql, error.location) {
            Some(position) => failed.at(position),
            None => failed,
        }
    })?;
    if longest_run(&tokens) > LONGEST_RUN {
        return Err(SqlError::new("54001", "the statement is too complex")
            .hint("put the values of a long chain of conditions into a table or an IN list"));
    }
    for TokenWithSpan { token, span } in &tokens {
        let kind = match token {
            Token::EscapedStringLiteral(_) => "e",
            Token::NationalStringLiteral(_) => "n",
            Token::HexStringLiteral(_) => "x",
            Token::UnicodeStringLiteral(_) => "u",
            _ => continue,
        };
        let failed = SqlError::new("42704", format!("type \"{kind}\" does not exist"))
            .hint("write an ordinary '…' literal; a backslash escapes there");
        return Err(match position(sql, span.start) {
            Some(position) => failed.at(position),
            None => failed,
        });
    }
    Ok(tokens)
}

/// A chain of operators becomes a tree as deep as it is long, and each level takes its share of the stack.
const LONGEST_RUN: usize = 40_000;

/// The most tokens between two commas of one pair of parentheses.
fn longest_run(tokens: &[TokenWithSpan]) -> usize {
    let mut longest = 0;
    let mut runs = vec![0];
    for token in tokens {
        match token.token {
            Token::Whitespace(_) => {}
            Token::LParen => runs.push(0),
            Token::RParen if runs.len() > 1 => {
                runs.pop();
            }
            Token::Comma => {
                if let Some(run) = runs.last_mut() {
                    *run = 0;
                }
            }
            _ => {
                if let Some(run) = runs.last_mut() {
                    *run += 1;
                    longest = longest.max(*run);
                }
            }
        }
    }
    longest
}

fn is_word(token: &Token, text: &str) -> bool {
    matches!(token, Token::Word(word) if word.quote_style.is_none() && word.value.eq_ignore_ascii_case(text))
}

/// Puts `WHEN MATCHED THEN DELETE` where a MERGE ends in REMOVE DUPLICATES.
pub(super) fn short_merge(tokens: &mut Vec<TokenWithSpan>) -> bool {
    let solid =
        |token: &TokenWithSpan| !matches!(token.token, Token::Whitespace(_) | Token::EOF | Token::SemiColon);
    if !tokens.iter().find(|token| solid(token)).is_some_and(|token| is_word(&token.token, "merge")) {
        return false;
    }
    let mut last = (0..tokens.len()).rev().filter(|&index| solid(&tokens[index]));
    let (Some(duplicates), Some(remove)) = (last.next(), last.next()) else {
        return false;
    };
    if !is_word(&tokens[duplicates].token, "duplicates") || !is_word(&tokens[remove].token, "remove") {
        return false;
    }
    let span = tokens[remove].span;
    let words = ["WHEN", "MATCHED", "THEN", "DELETE"];
    let stand_in = words.map(|word| TokenWithSpan::new(Token::make_keyword(word), span));
    tokens.splice(remove..=duplicates, stand_in);
    true
}

/// Redshift lets `DELETE t` leave its FROM out.
pub(super) fn delete_from(tokens: &mut Vec<TokenWithSpan>) {
    let mut solid = (0..tokens.len()).filter(|&index| !matches!(tokens[index].token, Token::Whitespace(_)));
    let (Some(delete), Some(next)) = (solid.next(), solid.next()) else {
        return;
    };
    if is_word(&tokens[delete].token, "delete")
        && matches!(tokens[next].token, Token::Word(_))
        && !is_word(&tokens[next].token, "from")
    {
        let from = TokenWithSpan::new(Token::make_keyword("FROM"), tokens[next].span);
        tokens.insert(next, from);
    }
}

/// `APPROXIMATE COUNT(` reads as one function name.
pub(super) fn join_approximate(tokens: &mut Vec<TokenWithSpan>) {
    let mut index = 0;
    while index < tokens.len() {
        if is_word(&tokens[index].token, "approximate") {
            let next =
                (index + 1..tokens.len()).find(|&next| !matches!(tokens[next].token, Token::Whitespace(_)));
            if let Some(next) = next
                && let Token::Word(word) = &tokens[next].token
                && word.quote_style.is_none()
            {
                let name = format!("approximate_{}", word.value.to_lowercase());
                tokens[index].token = Token::make_word(&name, None);
                tokens.drain(index + 1..=next);
            }
        }
        index += 1;
    }
}

/// `OBJECT_TRANSFORM` has words of its own between its arguments, which the parser has no place for.
pub(super) fn refuse_object_transform(sql: &str, tokens: &[TokenWithSpan]) -> Result<(), SqlError> {
    let is_called = |index: &usize| {
        let next = tokens[index + 1..].iter().find(|next| !matches!(next.token, Token::Whitespace(_)));
        is_word(&tokens[*index].token, "object_transform")
            && next.is_some_and(|next| next.token == Token::LParen)
    };
    match (0..tokens.len()).find(is_called).map(|index| &tokens[index]) {
        Some(token) => {
            let refused = SqlError::unsupported("OBJECT_TRANSFORM is not supported");
            Err(match position(sql, token.span.start) {
                Some(position) => refused.at(position),
                None => refused,
            })
        }
        None => Ok(()),
    }
}

/// `ARRAY(` is a function's name; with the keyword the parser would want a subquery.
pub(super) fn call_array(tokens: &mut [TokenWithSpan]) {
    for index in 0..tokens.len() {
        let next = tokens[index + 1..].iter().find(|next| !matches!(next.token, Token::Whitespace(_)));
        if is_word(&tokens[index].token, "array") && next.is_some_and(|next| next.token == Token::LParen) {
            tokens[index].token = Token::make_word("array", None);
            if let Token::Word(word) = &mut tokens[index].token {
                word.keyword = Keyword::NoKeyword;
            }
        }
    }
}

/// What stands before the first name of a path in `FROM …, UNPIVOT path AS value AT name`; no identifier has it.
pub(crate) const FIELDS: &str = "?fields?";

/// `UNPIVOT path` in FROM, which the parser would take for a table's name.
pub(super) fn unpivot_path(tokens: &mut Vec<TokenWithSpan>) {
    let solid = |token: &TokenWithSpan| !matches!(token.token, Token::Whitespace(_));
    let mut index = 0;
    while index < tokens.len() {
        let before = tokens[..index].iter().rfind(|token| solid(token));
        let starts = before.is_some_and(|token| token.token == Token::Comma || is_word(&token.token, "from"));
        let next = (index + 1..tokens.len()).find(|&next| solid(&tokens[next]));
        if is_word(&tokens[index].token, "unpivot")
            && starts
            && let Some(next) = next
            && let Token::Word(word) = &mut tokens[next].token
        {
            word.value = format!("{FIELDS}{}", word.value);
            word.keyword = Keyword::NoKeyword;
            tokens.drain(index..next);
        }
        index += 1;
    }
}
