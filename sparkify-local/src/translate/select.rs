//! One SELECT: its list, grouping, DISTINCT, QUALIFY, ordering.

use sqlparser::ast::{
    Distinct, Expr, OrderByExpr, Select, SelectFlavor, SelectItem, Spanned, Top, TopQuantity,
};

use super::{
    env::{Clause, Env},
    from, grouping,
    ordering::{arranged, order_item, ordinal},
    projection::{Item, list, outputs},
    query::Translation,
    scope::Scope,
    session::{Session, folded},
    setop::distinct,
    term::quoted,
};
use crate::error::SqlError;

const DISTINCT: &str = "for SELECT DISTINCT, ORDER BY expressions must appear in select list";

/// Translates one SELECT with the ORDER BY and LIMIT that follow it.
pub(crate) fn select(
    session: &Session<'_>,
    select: &Select,
    outer: &Scope<'_>,
    order: &[OrderByExpr],
    limit: &str,
) -> Result<Translation, SqlError> {
    refuse_clauses(session, select)?;
    let (scope, from) = from::items(session, &select.from, Some(outer))?;
    let at = |clause| Env::new(session, &scope, clause);
    let from = if from.is_empty() { from } else { format!(" FROM {from}") };
    let filter = at(Clause::Where).clause("WHERE", select.selection.as_ref())?;
    let groups = grouping::group_by(session, &scope, select)?;
    let having = at(Clause::Having).clause("HAVING", select.having.as_ref())?;
    // Only now the aliases of the list are seen.
    let items = list(at(Clause::Select), &select.projection)?;
    let qualify = at(Clause::Qualify).clause("QUALIFY", select.qualify.as_ref())?;
    let sql = format!("{from}{filter}{groups}{having}{qualify}");
    let written: Vec<String> = items
        .iter()
        .map(|item| {
            if item.star {
                item.term.sql.clone()
            } else {
                format!("{} AS {}", item.term.sql, quoted(&item.name))
            }
        })
        .collect();
    let outputs = outputs(&items);
    let limit = match &select.top {
        Some(top) => format!(" LIMIT {}", top_count(session, top, &scope)?),
        None => limit.to_owned(),
    };
    let everything = format!("SELECT {}{sql}", written.join(", "));
    match (&select.distinct, outputs) {
        (Some(Distinct::On(exprs)), _) => {
            Err(session
                .unsupported("DISTINCT ON", exprs.first().map_or_else(|| select.span(), Spanned::span)))
        }
        (Some(Distinct::Distinct), Some(outputs)) => {
            let inner = Translation { sql: distinct(&everything, &outputs), outputs: Some(outputs) };
            let order = on_outputs(order, &select.projection, &items);
            arranged(session, inner, &scope, &order, &limit, DISTINCT)
        }
        (kind, outputs) => {
            let word = if matches!(kind, Some(Distinct::Distinct)) { "DISTINCT " } else { "" };
            let keys = keys(session, &scope, order, &items)?;
            let sql = format!("SELECT {word}{}{sql}{keys}{limit}", written.join(", "));
            Ok(Translation { sql, outputs })
        }
    }
}

fn refuse_clauses(session: &Session<'_>, select: &Select) -> Result<(), SqlError> {
    let odd = [
        (select.exclude.is_some(), "SELECT … EXCLUDE"),
        (select.into.is_some(), "SELECT INTO"),
        (!select.lateral_views.is_empty(), "LATERAL VIEW"),
        (select.prewhere.is_some(), "PREWHERE"),
        (!select.connect_by.is_empty(), "CONNECT BY"),
        (!select.cluster_by.is_empty(), "CLUSTER BY"),
        (!select.distribute_by.is_empty(), "DISTRIBUTE BY"),
        (!select.sort_by.is_empty(), "SORT BY"),
        (!select.named_window.is_empty(), "a WINDOW clause"),
        (select.value_table_mode.is_some(), "SELECT AS"),
        (select.flavor != SelectFlavor::Standard, "FROM before SELECT"),
        (
            select.select_modifiers.as_ref().is_some_and(sqlparser::ast::SelectModifiers::is_any_set),
            "a SELECT modifier",
        ),
    ];
    match odd.iter().find(|(present, _)| *present) {
        Some((_, words)) => Err(session.unsupported(words, select.span())),
        None => Ok(()),
    }
}

fn top_count(session: &Session<'_>, top: &Top, scope: &Scope<'_>) -> Result<String, SqlError> {
    match &top.quantity {
        Some(TopQuantity::Constant(count)) if !top.percent && !top.with_ties => Ok(count.to_string()),
        Some(TopQuantity::Expr(expr)) if !top.percent && !top.with_ties => {
            Ok(Env::new(session, scope, Clause::Value).term(expr)?.sql)
        }
        _ => Err(SqlError::unsupported("TOP with PERCENT or TIES is not supported")),
    }
}

/// ` ORDER BY …` of a plain SELECT: positions, aliases, then expressions.
fn keys(
    session: &Session<'_>,
    scope: &Scope<'_>,
    order: &[OrderByExpr],
    items: &[Item],
) -> Result<String, SqlError> {
    let env = Env::new(session, scope, Clause::OrderBy);
    let mut keys = Vec::new();
    for item in order {
        keys.push(order_item(env, &key(env, &item.expr, items)?, item)?);
    }
    Ok(if keys.is_empty() { String::new() } else { format!(" ORDER BY {}", keys.join(", ")) })
}

fn key(env: Env<'_>, expr: &Expr, items: &[Item]) -> Result<String, SqlError> {
    let known = !items.iter().any(|item| item.star);
    let index = match (ordinal(expr), expr) {
        (Some(number), _) if !known => return Ok(number.to_string()),
        (Some(number), _) => match number.checked_sub(1).filter(|index| *index < items.len()) {
            Some(index) => Some(index),
            None => {
                return env.fail(
                    "42P10",
                    format!("ORDER BY position {number} is not in select list"),
                    expr.span(),
                );
            }
        },
        (None, Expr::Identifier(ident)) => {
            let name = folded(ident);
            items.iter().position(|item| !item.star && item.name == name)
        }
        _ => None,
    };
    match index {
        Some(index) if items[index].term.ignores_blanks() => Ok(items[index].term.sort_key()),
        // By position, so that a volatile expression is not computed twice.
        Some(index) if known => Ok((index + 1).to_string()),
        Some(index) => Ok(items[index].term.sql.clone()),
        None => Ok(env.term(expr)?.sort_key()),
    }
}

/// The ORDER BY of a SELECT DISTINCT with each item that repeats a select item put as its position.
fn on_outputs(order: &[OrderByExpr], projection: &[SelectItem], items: &[Item]) -> Vec<OrderByExpr> {
    let simple = projection.len() == items.len();
    let mut order = order.to_vec();
    for item in &mut order {
        let same = projection.iter().position(|entry| match entry {
            SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => *expr == item.expr,
            _ => false,
        });
        let bare = match &item.expr {
            Expr::CompoundIdentifier(path) => path.last().cloned(),
            _ => None,
        };
        if let (Some(index), true) = (same, simple) {
            item.expr = Expr::value(sqlparser::ast::Value::Number((index + 1).to_string(), false));
        } else if let Some(ident) = bare {
            item.expr = Expr::Identifier(ident);
        }
    }
    order
}
