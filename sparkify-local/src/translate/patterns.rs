//! LIKE, ILIKE, SIMILAR TO and the regular-expression operators.

use sqlparser::{
    ast::{Expr, Spanned},
    tokenizer::Span,
};

use super::{
    collation,
    env::Env,
    expression::boolean,
    term::{Term, literal},
    types::Type,
};
use crate::error::SqlError;

pub(crate) fn like(env: Env<'_>, expr: &Expr) -> Result<Term, SqlError> {
    match expr {
        Expr::Like { negated, any: false, expr, pattern, escape_char } => {
            matched(env, "LIKE", *negated, expr, pattern, escape_char.as_deref())
        }
        Expr::ILike { negated, any: false, expr, pattern, escape_char } => {
            matched(env, "ILIKE", *negated, expr, pattern, escape_char.as_deref())
        }
        Expr::SimilarTo { negated, expr, pattern, escape_char: None } => {
            let (value, pattern) = (env.term(expr)?, env.term(pattern)?);
            let not = if *negated { "NOT " } else { "" };
            if pattern.data_type != Type::Literal {
                return env.refuse("SIMILAR TO with a computed pattern", expr.span());
            }
            let mut regex = Term::new(similar(&pattern.sql), Type::Literal);
            let mut text = value.text();
            if value.data_type.is_insensitive() {
                regex = collation::ignoring_case(env, &regex, expr.span())?;
                text = collation::folded(&text);
            }
            Ok(boolean(format!("({not}regexp_full_match({text}, {}))", regex.sql)))
        }
        _ => env.refuse("this form of pattern matching", expr.span()),
    }
}

// Blanks at the end count here, unlike in comparisons.
fn matched(
    env: Env<'_>,
    word: &str,
    negated: bool,
    expr: &Expr,
    pattern: &Expr,
    escape: Option<&Expr>,
) -> Result<Term, SqlError> {
    let (value, pattern) = (env.term(expr)?, env.term(pattern)?);
    collation::same(env.session, [&value, &pattern], expr.span())?;
    let folds = value.data_type.is_insensitive() || pattern.data_type.is_insensitive();
    if folds && escape.is_some() {
        return env.refuse("ESCAPE with a case-insensitive text", expr.span());
    }
    let escape = match escape {
        Some(escape) => format!(" ESCAPE {}", env.term(escape)?.sql),
        // Backslash escapes by default; a plain pattern needs no slower, escaping match.
        None if pattern.data_type == Type::Literal && !pattern.sql.contains('\\') => String::new(),
        None => " ESCAPE '\\'".to_owned(),
    };
    let not = if negated { "NOT " } else { "" };
    let (mut text, mut wanted) = (value.text(), pattern.text());
    if folds {
        (text, wanted) = (collation::folded(&text), collation::folded(&wanted));
    }
    Ok(boolean(format!("({text} {not}{word} {wanted}{escape})")))
}

/// `~` and `!~`.
pub(crate) fn regex(
    env: Env<'_>,
    value: &Term,
    pattern: &Term,
    negated: bool,
    span: Span,
) -> Result<Term, SqlError> {
    collation::same(env.session, [value, pattern], span)?;
    let not = if negated { "NOT " } else { "" };
    if value.data_type.is_insensitive() || pattern.data_type.is_insensitive() {
        let (text, pattern) =
            (collation::folded(&value.text()), collation::ignoring_case(env, pattern, span)?);
        return Ok(boolean(format!("({not}regexp_matches({text}, {}))", pattern.sql)));
    }
    Ok(boolean(format!("({not}regexp_matches({}, {}))", value.text(), pattern.text())))
}

/// A SQL pattern literal as a regular expression literal.
fn similar(quoted: &str) -> String {
    let pattern = quoted[1..quoted.len() - 1].replace("''", "'");
    let mut regex = String::new();
    let mut escaped = false;
    for c in pattern.chars() {
        match c {
            _ if escaped => {
                regex.push('\\');
                regex.push(c);
                escaped = false;
            }
            '\\' => escaped = true,
            '%' => regex.push_str("(?s:.)*"),
            '_' => regex.push_str("(?s:.)"),
            '.' | '^' | '$' => {
                regex.push('\\');
                regex.push(c);
            }
            _ => regex.push(c),
        }
    }
    literal(&regex)
}
