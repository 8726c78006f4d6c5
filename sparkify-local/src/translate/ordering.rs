//! ORDER BY, and the wrapping of a finished query that it may need.

use sqlparser::ast::{
    Expr, OrderBy, OrderByExpr, OrderByKind, OrderBySort, Query, Spanned, Value, ValueWithSpan,
};

use super::{
    env::{Clause, Env},
    query::Translation,
    scope::{Output, Scope},
    session::{Session, folded},
    term::{Term, quoted},
};
use crate::error::SqlError;

/// The items of a query's ORDER BY.
pub(crate) fn ordering<'q>(session: &Session<'_>, query: &'q Query) -> Result<&'q [OrderByExpr], SqlError> {
    match &query.order_by {
        None => Ok(&[]),
        Some(OrderBy { kind: OrderByKind::Expressions(items), interpolate: None }) => Ok(items),
        Some(order) => Err(session.unsupported("ORDER BY ALL", order.span())),
    }
}

/// ORDER BY and LIMIT over a finished query.
pub(crate) fn arranged(
    session: &Session<'_>,
    inner: Translation,
    scope: &Scope<'_>,
    order: &[OrderByExpr],
    limit: &str,
    // What is wrong with an item that is no column of the result.
    otherwise: &str,
) -> Result<Translation, SqlError> {
    if order.is_empty() && limit.is_empty() {
        return Ok(inner);
    }
    let Some(outputs) = inner.outputs else {
        let env = Env::new(session, scope, Clause::OrderBy);
        let keys = order
            .iter()
            .map(|item| match ordinal(&item.expr) {
                Some(number) => order_item(env, &number.to_string(), item),
                None => order_item(env, &item.expr.to_string().to_lowercase(), item),
            })
            .collect::<Result<Vec<_>, _>>()?;
        let order = if keys.is_empty() { String::new() } else { format!(" ORDER BY {}", keys.join(", ")) };
        return Ok(Translation {
            sql: format!("SELECT * FROM ({}) AS q{order}{limit}", inner.sql),
            outputs: None,
        });
    };
    let columns = numbered(&outputs);
    let env = Env::new(session, scope, Clause::OrderBy);
    let mut keys = Vec::new();
    for item in order {
        let Some(index) = output_index(env, &item.expr, &outputs)? else {
            return env.fail("42P10", otherwise, item.expr.span());
        };
        keys.push(order_item(env, &columns[index].sort_key(), item)?);
    }
    let order = if keys.is_empty() { String::new() } else { format!(" ORDER BY {}", keys.join(", ")) };
    let sql = format!(
        "SELECT {} FROM ({}) AS {}{order}{limit}",
        named(&columns, &outputs),
        inner.sql,
        alias(&outputs)
    );
    Ok(Translation { sql, outputs: Some(outputs) })
}

/// The columns `q."c0"`, `q."c1"`, … of a wrapped query.
pub(crate) fn numbered(outputs: &[Output]) -> Vec<Term> {
    outputs
        .iter()
        .enumerate()
        .map(|(index, output)| Term::new(format!("q.\"c{index}\""), output.data_type.held()))
        .collect()
}

/// `q("c0", "c1")`.
pub(crate) fn alias(outputs: &[Output]) -> String {
    let names: Vec<String> = (0..outputs.len()).map(|index| format!("\"c{index}\"")).collect();
    format!("q({})", names.join(", "))
}

/// `q."c0" AS "name", …`.
pub(crate) fn named(columns: &[Term], outputs: &[Output]) -> String {
    let items: Vec<String> = columns
        .iter()
        .zip(outputs)
        .map(|(column, output)| format!("{} AS {}", column.sql, quoted(&output.name)))
        .collect();
    items.join(", ")
}

/// The output an ORDER BY item names by position or alias.
pub(crate) fn output_index(env: Env<'_>, expr: &Expr, outputs: &[Output]) -> Result<Option<usize>, SqlError> {
    if let Some(number) = ordinal(expr) {
        return match number.checked_sub(1).filter(|index| *index < outputs.len()) {
            Some(index) => Ok(Some(index)),
            None => {
                env.fail("42P10", format!("ORDER BY position {number} is not in select list"), expr.span())
            }
        };
    }
    let Expr::Identifier(ident) = expr else {
        return Ok(None);
    };
    let name = folded(ident);
    Ok(outputs.iter().position(|output| output.name == name))
}

/// The position an item is written as.
pub(crate) fn ordinal(expr: &Expr) -> Option<usize> {
    match expr {
        Expr::Value(ValueWithSpan { value: Value::Number(text, _), .. }) => text.parse().ok(),
        _ => None,
    }
}

/// One ORDER BY key with its direction; NULL sorts as the largest value.
pub(crate) fn order_item(env: Env<'_>, key: &str, item: &OrderByExpr) -> Result<String, SqlError> {
    if item.with_fill.is_some() {
        return env.refuse("WITH FILL", item.expr.span());
    }
    let falling = match &item.options.sort {
        None | Some(OrderBySort::Asc) => false,
        Some(OrderBySort::Desc) => true,
        Some(_) => return env.refuse("ORDER BY … USING", item.expr.span()),
    };
    let direction = if falling { "DESC" } else { "ASC" };
    let nulls = if item.options.nulls_first.unwrap_or(falling) { "FIRST" } else { "LAST" };
    Ok(format!("{key} {direction} NULLS {nulls}"))
}
