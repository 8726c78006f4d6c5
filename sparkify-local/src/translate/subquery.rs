//! Subqueries inside expressions.

use sqlparser::ast::{Expr, Query, Spanned};

use super::{
    collation, comparison::comparable, env::Env, expression::boolean, query, term::Term, types::Type,
};
use crate::error::SqlError;

/// A subquery of one column: its text and the type of the column.
pub(crate) fn single(env: Env<'_>, query: &Query) -> Result<(String, Type), SqlError> {
    let translated = inner(env, query)?;
    match translated.outputs.as_deref() {
        Some([column]) => Ok((translated.sql, column.data_type)),
        Some(_) => env.fail("42601", "subquery must return only one column", query.span()),
        None => Ok((translated.sql, Type::Unknown)),
    }
}

pub(crate) fn scalar(env: Env<'_>, query: &Query) -> Result<Term, SqlError> {
    let (sql, data_type) = single(env, query)?;
    Ok(Term::new(format!("({sql})"), data_type))
}

pub(crate) fn exists(env: Env<'_>, query: &Query, negated: bool) -> Result<Term, SqlError> {
    let sql = inner(env, query)?.sql;
    let not = if negated { "NOT " } else { "" };
    Ok(boolean(format!("({not}EXISTS ({sql}))")))
}

/// `expr IN (SELECT …)`, also for a row of several columns.
pub(crate) fn contains(env: Env<'_>, expr: &Expr, query: &Query, negated: bool) -> Result<Term, SqlError> {
    let lefts = match expr {
        Expr::Tuple(items) => env.terms(items)?,
        one => vec![env.term(one)?],
    };
    let translated = inner(env, query)?;
    let word = if negated { "NOT IN" } else { "IN" };
    let Some(outputs) = translated.outputs else {
        let [left] = lefts.as_slice() else {
            return env.refuse("a row IN a view nobody described", query.span());
        };
        return Ok(boolean(format!("({} {word} ({}))", left.sql, translated.sql)));
    };
    if outputs.len() != lefts.len() {
        let words = if outputs.len() > lefts.len() {
            "subquery has too many columns"
        } else {
            "subquery has too few columns"
        };
        return env.fail("42601", words, query.span());
    }
    let mut subjects = Vec::new();
    let mut columns = Vec::new();
    let mut names = Vec::new();
    for (index, (left, output)) in lefts.iter().zip(&outputs).enumerate() {
        let column = Term::new(format!("q.\"c{index}\""), output.data_type);
        collation::same(env.session, [left, &column], query.span())?;
        let (l, r) = comparable(left, &column);
        subjects.push(l);
        columns.push(r);
        names.push(format!("\"c{index}\""));
    }
    let subject = if subjects.len() == 1 { subjects.remove(0) } else { format!("({})", subjects.join(", ")) };
    let (columns, names) = (columns.join(", "), names.join(", "));
    Ok(boolean(format!("({subject} {word} (SELECT {columns} FROM ({}) AS q({names})))", translated.sql)))
}

fn inner(env: Env<'_>, query: &Query) -> Result<query::Translation, SqlError> {
    if env.arguments.is_some() {
        return env.refuse("a subquery in the body of a SQL function", query.span());
    }
    query::query(env.session, query, Some(env.scope))
}
