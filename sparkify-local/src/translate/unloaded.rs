//! The query of an UNLOAD: without LIMIT, and in the order of its partitions.

use sqlparser::ast::{
    Expr, OrderBy, OrderByExpr, OrderByKind, OrderByOptions, Query, SetExpr, Spanned, Statement, Value,
};
use sqlparser::tokenizer::Span;

use super::{Known, Relations, STACK, known, query, session::Session};
use crate::{dialect, error::SqlError};

/// A query in `DuckDB`'s words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unloaded {
    pub(crate) sql: String,
    /// The declared types of its columns, lengths of text included; empty when a star reaches into a view nobody
    /// described.
    pub(crate) types: Vec<Option<Known>>,
}

/// Translates a SELECT that is unloaded; the columns at these positions, counted from 1, come before its ORDER BY.
pub(crate) fn unloaded(sql: &str, relations: &dyn Relations, first: &[usize]) -> Result<Unloaded, SqlError> {
    stacker::grow(STACK, || translated(sql, relations, first))
}

fn translated(sql: &str, relations: &dyn Relations, first: &[usize]) -> Result<Unloaded, SqlError> {
    let parsed = dialect::parse(sql)?;
    let session = Session::new(sql, relations);
    let Statement::Query(mut select) = parsed.statement else {
        let word = sql.split_whitespace().next().unwrap_or_default();
        return Err(
            SqlError::syntax(format!("syntax error at or near \"{word}\"")).detail("UNLOAD takes a SELECT")
        );
    };
    refuse_limit(&session, &select)?;
    if !first.is_empty() {
        arrange(&mut select, first);
    }
    if query::change(&session, &select)?.is_some() {
        return Err(session.at(SqlError::syntax("expected a query"), select.span()));
    }
    let translation = query::query(&session, &select, None)?;
    session.check_nodes()?;
    let types = translation.outputs.unwrap_or_default().iter().map(known).collect();
    Ok(Unloaded { sql: translation.sql, types })
}

/// Puts the positions before what the query is ordered by.
fn arrange(query: &mut Query, first: &[usize]) {
    let mut items: Vec<OrderByExpr> = first
        .iter()
        .map(|position| OrderByExpr {
            expr: Expr::Value(Value::Number(position.to_string(), false).with_empty_span()),
            options: OrderByOptions::default(),
            with_fill: None,
        })
        .collect();
    if let Some(OrderBy { kind: OrderByKind::Expressions(own), .. }) = &mut query.order_by {
        items.append(own);
    }
    query.order_by = Some(OrderBy { kind: OrderByKind::Expressions(items), interpolate: None });
}

fn refuse_limit(session: &Session<'_>, query: &Query) -> Result<(), SqlError> {
    let limited = query.limit_clause.is_some() || query.fetch.is_some();
    let refused = |span: Span| {
        let message = "Limit clause is not supported in the outermost select of an UNLOAD statement";
        let hint = "put the limited query into the FROM of another";
        Err(session.at(SqlError::unsupported(message).hint(hint), span))
    };
    match &*query.body {
        SetExpr::Select(select) if limited || select.top.is_some() => refused(select.span()),
        _ if limited => refused(query.span()),
        SetExpr::Query(inner) => refuse_limit(session, inner),
        _ => Ok(()),
    }
}
