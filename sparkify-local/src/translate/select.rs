//! One SELECT: its list, grouping, DISTINCT, QUALIFY, ordering.

use sqlparser::ast::{
    Distinct, Expr, OrderByExpr, Select, SelectFlavor, SelectItem, SelectItemQualifiedWildcardKind,
    Spanned, Top, TopQuantity,
};

use super::{
    env::{Clause, Env},
    from, grouping, names,
    query::{Translation, arranged, order_item, ordinal},
    scope::{Output, Scope, reference},
    session::{Session, folded},
    setop::distinct,
    term::{Term, quoted},
};
use crate::error::SqlError;

/// An entry of the select list.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) term: Term,
    pub(crate) name: String,
    /// A star over columns nobody described.
    pub(crate) star: bool,
}

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
    let mut sql = String::new();
    if !from.is_empty() {
        sql.push_str(&format!(" FROM {from}"));
    }
    if let Some(condition) = &select.selection {
        sql.push_str(&format!(
            " WHERE {}",
            Env::new(session, &scope, Clause::Where).condition(condition)?
        ));
    }
    sql.push_str(&grouping::group_by(session, &scope, select)?);
    if let Some(condition) = &select.having {
        sql.push_str(&format!(
            " HAVING {}",
            Env::new(session, &scope, Clause::Having).condition(condition)?
        ));
    }
    let items = list(
        Env::new(session, &scope, Clause::Select),
        &select.projection,
    )?;
    if let Some(condition) = &select.qualify {
        sql.push_str(&format!(
            " QUALIFY {}",
            Env::new(session, &scope, Clause::Qualify).condition(condition)?
        ));
    }
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
        (Some(Distinct::On(exprs)), _) => Err(session.unsupported(
            "DISTINCT ON",
            exprs.first().map_or_else(|| select.span(), Spanned::span),
        )),
        (Some(Distinct::Distinct), Some(outputs)) => {
            let inner = Translation {
                sql: distinct(&everything, &outputs),
                outputs: Some(outputs),
            };
            let order = on_outputs(order, &select.projection, &items);
            arranged(session, inner, &scope, &order, &limit)
        }
        (kind, outputs) => {
            let word = if matches!(kind, Some(Distinct::Distinct)) {
                "DISTINCT "
            } else {
                ""
            };
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
        (
            select.flavor != SelectFlavor::Standard,
            "FROM before SELECT",
        ),
        (
            select
                .select_modifiers
                .as_ref()
                .is_some_and(|modifiers| modifiers.is_any_set()),
            "a SELECT modifier",
        ),
    ];
    match odd.iter().find(|(present, _)| *present) {
        Some((_, words)) => Err(session.unsupported(words, select.span())),
        None => Ok(()),
    }
}

/// The select list; each alias is seen by the items after it.
pub(crate) fn list(env: Env<'_>, projection: &[SelectItem]) -> Result<Vec<Item>, SqlError> {
    env.scope.aliases.borrow_mut().clear();
    let mut items = Vec::new();
    for entry in projection {
        match entry {
            SelectItem::UnnamedExpr(expr) => {
                let term = env.term(expr)?;
                items.push(Item {
                    term,
                    name: names::of(expr),
                    star: false,
                });
            }
            SelectItem::ExprWithAlias { expr, alias } => {
                let term = env.term(expr)?;
                let name = folded(alias);
                env.scope
                    .aliases
                    .borrow_mut()
                    .push((name.clone(), term.clone()));
                items.push(Item {
                    term,
                    name,
                    star: false,
                });
            }
            SelectItem::Wildcard(options) if *options == Default::default() || plain(options) => {
                all_columns(env, None, &mut items);
            }
            SelectItem::QualifiedWildcard(
                SelectItemQualifiedWildcardKind::ObjectName(name),
                options,
            ) if plain(options) => {
                let table = name.0.last().map_or_else(String::new, |part| {
                    part.to_string().trim_matches('"').to_lowercase()
                });
                if env.scope.sources.iter().all(|source| source.name != table) {
                    return env.fail(
                        "42P01",
                        format!("relation \"{table}\" does not exist"),
                        entry.span(),
                    );
                }
                all_columns(env, Some(&table), &mut items);
            }
            _ => return env.refuse("this form of a select item", entry.span()),
        }
    }
    Ok(items)
}

fn plain(options: &sqlparser::ast::WildcardAdditionalOptions) -> bool {
    options.opt_ilike.is_none()
        && options.opt_exclude.is_none()
        && options.opt_except.is_none()
        && options.opt_replace.is_none()
        && options.opt_rename.is_none()
        && options.opt_alias.is_none()
}

fn all_columns(env: Env<'_>, table: Option<&str>, items: &mut Vec<Item>) {
    let merged = &env.scope.merged;
    let joined = |name: &str| table.is_none() && merged.iter().any(|(merged, _)| merged == name);
    if table.is_none() {
        items.extend(merged.iter().map(|(name, term)| Item {
            term: term.clone(),
            name: name.clone(),
            star: false,
        }));
    }
    for source in env
        .scope
        .sources
        .iter()
        .filter(|source| table.is_none_or(|table| source.name == table))
    {
        match &source.columns {
            None => {
                let term = Term::new(
                    format!("{}.*", quoted(&source.name)),
                    super::types::Type::Unknown,
                );
                items.push(Item {
                    term,
                    name: String::new(),
                    star: true,
                });
            }
            Some(columns) => {
                for column in columns.iter().filter(|column| !joined(&column.name)) {
                    let term = shown(env, reference(source, column));
                    items.push(Item {
                        term,
                        name: column.name.clone(),
                        star: false,
                    });
                }
            }
        }
    }
}

/// A column as a group shows it.
fn shown(env: Env<'_>, term: Term) -> Term {
    let groups = env.scope.groups.borrow();
    match groups.iter().find(|(key, _)| *key == term.sql) {
        Some((_, value)) => Term::new(value.clone(), term.data_type),
        None => term,
    }
}

fn outputs(items: &[Item]) -> Option<Vec<Output>> {
    items
        .iter()
        .map(|item| {
            (!item.star).then(|| Output {
                name: item.name.clone(),
                data_type: item.term.data_type,
            })
        })
        .collect()
}

fn top_count(session: &Session<'_>, top: &Top, scope: &Scope<'_>) -> Result<String, SqlError> {
    match &top.quantity {
        Some(TopQuantity::Constant(count)) if !top.percent && !top.with_ties => {
            Ok(count.to_string())
        }
        Some(TopQuantity::Expr(expr)) if !top.percent && !top.with_ties => {
            Ok(Env::new(session, scope, Clause::Value).term(expr)?.sql)
        }
        _ => Err(SqlError::unsupported(
            "TOP with PERCENT or TIES is not supported",
        )),
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
    Ok(if keys.is_empty() {
        String::new()
    } else {
        format!(" ORDER BY {}", keys.join(", "))
    })
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
            items
                .iter()
                .position(|item| !item.star && item.name == name)
        }
        _ => None,
    };
    match index {
        Some(index) if items[index].term.ignores_blanks() => Ok(items[index].term.key()),
        // By position, so that a volatile expression is not computed twice.
        Some(index) if known => Ok((index + 1).to_string()),
        Some(index) => Ok(items[index].term.sql.clone()),
        None => Ok(env.term(expr)?.key()),
    }
}

/// The ORDER BY of a SELECT DISTINCT with each item that repeats a select item put as its position.
fn on_outputs(
    order: &[OrderByExpr],
    projection: &[SelectItem],
    items: &[Item],
) -> Vec<OrderByExpr> {
    let simple = projection.len() == items.len();
    let mut order = order.to_vec();
    for item in &mut order {
        let same = projection.iter().position(|entry| match entry {
            SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => {
                *expr == item.expr
            }
            _ => false,
        });
        let bare = match &item.expr {
            Expr::CompoundIdentifier(path) => path.last().cloned(),
            _ => None,
        };
        if let (Some(index), true) = (same, simple) {
            item.expr = Expr::value(sqlparser::ast::Value::Number(
                (index + 1).to_string(),
                false,
            ));
        } else if let Some(ident) = bare {
            item.expr = Expr::Identifier(ident);
        }
    }
    order
}
