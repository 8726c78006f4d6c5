//! Queries: WITH, set operations, ORDER BY, LIMIT.

use sqlparser::ast::{
    Expr, LimitClause, OrderBy, OrderByExpr, OrderByKind, OrderBySort, Query, SetExpr, Spanned,
    Value, ValueWithSpan, With,
};

use super::{
    env::{Clause, Env},
    scope::{Output, Scope},
    select,
    session::{Session, folded},
    setop,
    term::{Term, quoted},
    types::Type,
};
use crate::error::SqlError;

/// A query in DuckDB's words and what it puts out.
pub(crate) struct Translation {
    pub(crate) sql: String,
    /// `None` when a star reaches into a view nobody described.
    pub(crate) outputs: Option<Vec<Output>>,
}

/// Translates a query whose outer queries are in `parent`.
pub(crate) fn query(
    session: &Session<'_>,
    query: &Query,
    parent: Option<&Scope<'_>>,
) -> Result<Translation, SqlError> {
    refuse_clauses(session, query)?;
    let mut scope = Scope::inside(parent);
    let with = match &query.with {
        Some(with) => ctes(session, with, &mut scope)?,
        None => String::new(),
    };
    let order = ordering(session, query)?;
    let limit = limit(session, query)?;
    let body = match &*query.body {
        SetExpr::Select(select) => select::select(session, select, &scope, order, &limit)?,
        other => {
            let inner = body(session, other, &scope)?;
            arranged(session, inner, &scope, order, &limit)?
        }
    };
    Ok(Translation {
        sql: format!("{with}{}", body.sql),
        outputs: body.outputs,
    })
}

/// A query without ORDER BY and LIMIT.
pub(crate) fn body(
    session: &Session<'_>,
    body: &SetExpr,
    scope: &Scope<'_>,
) -> Result<Translation, SqlError> {
    match body {
        SetExpr::Select(select) => select::select(session, select, scope, &[], ""),
        SetExpr::Query(inner) => query(session, inner, Some(scope)),
        SetExpr::SetOperation {
            op,
            set_quantifier,
            left,
            right,
        } => setop::operation(session, *op, *set_quantifier, left, right, scope),
        SetExpr::Values(_) => Err(session.unsupported("VALUES outside INSERT", body.span())),
        SetExpr::Table(_) => Err(session.unsupported("TABLE as a query", body.span())),
        SetExpr::Insert(_) => Err(session.at(
            SqlError::syntax("syntax error at or near \"INSERT\"")
                .hint("write INSERT INTO t WITH … SELECT …"),
            body.span(),
        )),
        SetExpr::Update(_) | SetExpr::Delete(_) | SetExpr::Merge(_) => {
            Err(session.unsupported("WITH before UPDATE, DELETE or MERGE", body.span()))
        }
    }
}

fn refuse_clauses(session: &Session<'_>, query: &Query) -> Result<(), SqlError> {
    let clause = if query.fetch.is_some() {
        "FETCH FIRST"
    } else if !query.locks.is_empty() {
        "FOR UPDATE"
    } else if query.for_clause.is_some()
        || query.settings.is_some()
        || query.format_clause.is_some()
    {
        "this clause"
    } else if !query.pipe_operators.is_empty() {
        "the pipe operator"
    } else {
        return Ok(());
    };
    Err(session.unsupported(clause, query.span()))
}

fn ctes<'p>(session: &Session<'_>, with: &With, scope: &mut Scope<'p>) -> Result<String, SqlError> {
    if scope.inside_cte {
        return Err(session.unsupported("WITH inside a WITH subquery", with.span()));
    }
    let mut parts = Vec::new();
    for cte in &with.cte_tables {
        let name = folded(&cte.alias.name);
        if cte.materialized.is_some() || cte.from.is_some() {
            return Err(session.unsupported("MATERIALIZED of a CTE", cte.alias.name.span));
        }
        let names: Vec<String> = cte
            .alias
            .columns
            .iter()
            .map(|column| folded(&column.name))
            .collect();
        let mut inner = Scope::inside(Some(&*scope));
        inner.inside_cte = true;
        if with.recursive
            && let SetExpr::SetOperation { left, .. } = &*cte.query.body
        {
            let anchor = body(session, left, &inner)?;
            inner
                .ctes
                .push((name.clone(), renamed(anchor.outputs, &names)));
        }
        let translated = query(session, &cte.query, Some(&inner))?;
        let outputs = renamed(translated.outputs, &names);
        let list: Vec<String> = names.iter().map(|name| quoted(name)).collect();
        let list = if list.is_empty() {
            String::new()
        } else {
            format!("({})", list.join(", "))
        };
        parts.push(format!("{}{list} AS ({})", quoted(&name), translated.sql));
        scope.ctes.push((name, outputs));
    }
    let recursive = if with.recursive { "RECURSIVE " } else { "" };
    Ok(format!("WITH {recursive}{} ", parts.join(", ")))
}

/// The outputs under the names an alias gives them.
pub(crate) fn renamed(outputs: Option<Vec<Output>>, names: &[String]) -> Option<Vec<Output>> {
    let mut outputs = outputs?;
    for (output, name) in outputs.iter_mut().zip(names) {
        output.name.clone_from(name);
    }
    Some(outputs)
}

fn ordering<'q>(session: &Session<'_>, query: &'q Query) -> Result<&'q [OrderByExpr], SqlError> {
    match &query.order_by {
        None => Ok(&[]),
        Some(OrderBy {
            kind: OrderByKind::Expressions(items),
            interpolate: None,
        }) => Ok(items),
        Some(order) => Err(session.unsupported("ORDER BY ALL", order.span())),
    }
}

fn limit(session: &Session<'_>, query: &Query) -> Result<String, SqlError> {
    let scope = Scope::default();
    let env = Env::new(session, &scope, Clause::Value);
    let mut sql = String::new();
    match &query.limit_clause {
        None => {}
        Some(LimitClause::LimitOffset {
            limit,
            offset,
            limit_by,
        }) if limit_by.is_empty() => {
            if let Some(limit) = limit {
                sql.push_str(&format!(" LIMIT {}", env.term(limit)?.sql));
            }
            if let Some(offset) = offset {
                sql.push_str(&format!(" OFFSET {}", env.term(&offset.value)?.sql));
            }
        }
        Some(_) => return Err(session.unsupported("this form of LIMIT", query.span())),
    }
    Ok(sql)
}

/// ORDER BY and LIMIT over a finished query.
pub(crate) fn arranged(
    session: &Session<'_>,
    inner: Translation,
    scope: &Scope<'_>,
    order: &[OrderByExpr],
    limit: &str,
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
        let order = if keys.is_empty() {
            String::new()
        } else {
            format!(" ORDER BY {}", keys.join(", "))
        };
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
            let words = "ORDER BY on a UNION, INTERSECT or EXCEPT result must be on one of the result columns";
            return env.fail("0A000", words, item.expr.span());
        };
        keys.push(order_item(env, &columns[index].key(), item)?);
    }
    let order = if keys.is_empty() {
        String::new()
    } else {
        format!(" ORDER BY {}", keys.join(", "))
    };
    let sql = format!(
        "SELECT {} FROM ({}) AS {}{order}{limit}",
        named(&columns, &outputs),
        inner.sql,
        alias(&outputs)
    );
    Ok(Translation {
        sql,
        outputs: Some(outputs),
    })
}

/// The columns `q."c0"`, `q."c1"`, … of a wrapped query.
pub(crate) fn numbered(outputs: &[Output]) -> Vec<Term> {
    outputs
        .iter()
        .enumerate()
        .map(|(index, output)| Term::new(format!("q.\"c{index}\""), output.data_type))
        .collect()
}

/// `q("c0", "c1")`.
pub(crate) fn alias(outputs: &[Output]) -> String {
    let names: Vec<String> = (0..outputs.len())
        .map(|index| format!("\"c{index}\""))
        .collect();
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
pub(crate) fn output_index(
    env: Env<'_>,
    expr: &Expr,
    outputs: &[Output],
) -> Result<Option<usize>, SqlError> {
    if let Some(number) = ordinal(expr) {
        return match number.checked_sub(1).filter(|index| *index < outputs.len()) {
            Some(index) => Ok(Some(index)),
            None => env.fail(
                "42P10",
                format!("ORDER BY position {number} is not in select list"),
                expr.span(),
            ),
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
        Expr::Value(ValueWithSpan {
            value: Value::Number(text, _),
            ..
        }) => text.parse().ok(),
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
    let nulls = if item.options.nulls_first.unwrap_or(falling) {
        "FIRST"
    } else {
        "LAST"
    };
    Ok(format!("{key} {direction} NULLS {nulls}"))
}

/// Whether any column has to be compared without its trailing blanks.
pub(crate) fn has_text(outputs: &[Output]) -> bool {
    outputs
        .iter()
        .any(|output| output.data_type.is_text() || output.data_type == Type::Literal)
}
