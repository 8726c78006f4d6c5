//! Queries: WITH, set operations, ORDER BY, LIMIT.

use sqlparser::ast::{Expr, LimitClause, Query, SetExpr, Spanned, Statement, With};

use super::{
    Kind, change,
    env::{Clause, Env},
    ordering::{arranged, ordering},
    scope::{Output, Scope},
    select,
    session::{Session, folded},
    setop,
    term::quoted,
    types::Type,
};
use crate::error::SqlError;

const UNITED: &str = "ORDER BY on a UNION, INTERSECT or EXCEPT result must be on one of the result columns";

/// A query in `DuckDB`'s words and what it puts out.
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
            arranged(session, inner, &scope, order, &limit, UNITED)?
        }
    };
    Ok(Translation { sql: format!("{with}{}", body.sql), outputs: body.outputs })
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
        SetExpr::SetOperation { op, set_quantifier, left, right } => {
            setop::operation(session, *op, *set_quantifier, left, right, scope)
        }
        SetExpr::Values(_) => Err(session.unsupported("VALUES outside INSERT", body.span())),
        SetExpr::Table(_) => Err(session.unsupported("TABLE as a query", body.span())),
        SetExpr::Insert(_) => Err(session.at(
            SqlError::syntax("syntax error at or near \"INSERT\"")
                .hint("write INSERT INTO t WITH … SELECT …"),
            body.span(),
        )),
        SetExpr::Merge(_) => Err(session.unsupported("WITH before MERGE", body.span())),
        SetExpr::Update(_) | SetExpr::Delete(_) => {
            Err(session.unsupported("UPDATE or DELETE inside a query", body.span()))
        }
    }
}

/// A statement that changes rows, with the queries of WITH before it.
pub(crate) fn change(session: &Session<'_>, query: &Query) -> Result<Option<(Kind, String)>, SqlError> {
    let mut scope = Scope::default();
    let mut with = || match &query.with {
        Some(with) => ctes(session, with, &mut scope),
        None => Ok(String::new()),
    };
    match &*query.body {
        SetExpr::Update(Statement::Update(update)) => {
            let with = with()?;
            let sql = change::update(session, update, Some(&scope))?;
            Ok(Some((Kind::Update, with + &sql)))
        }
        SetExpr::Delete(Statement::Delete(delete)) => {
            let with = with()?;
            let sql = change::delete(session, delete, Some(&scope))?;
            Ok(Some((Kind::Delete, with + &sql)))
        }
        _ => Ok(None),
    }
}

fn refuse_clauses(session: &Session<'_>, query: &Query) -> Result<(), SqlError> {
    let clause = if query.fetch.is_some() {
        "FETCH FIRST"
    } else if !query.locks.is_empty() {
        "FOR UPDATE"
    } else if query.for_clause.is_some() || query.settings.is_some() || query.format_clause.is_some() {
        "this clause"
    } else if !query.pipe_operators.is_empty() {
        "the pipe operator"
    } else {
        return Ok(());
    };
    Err(session.unsupported(clause, query.span()))
}

fn ctes(session: &Session<'_>, with: &With, scope: &mut Scope<'_>) -> Result<String, SqlError> {
    if scope.inside_cte {
        return Err(session.unsupported("WITH inside a WITH subquery", with.span()));
    }
    let mut parts = Vec::new();
    for cte in &with.cte_tables {
        let name = folded(&cte.alias.name);
        if cte.materialized.is_some() || cte.from.is_some() {
            return Err(session.unsupported("MATERIALIZED of a CTE", cte.alias.name.span));
        }
        let names: Vec<String> = cte.alias.columns.iter().map(|column| folded(&column.name)).collect();
        let mut inner = Scope::inside(Some(&*scope));
        inner.inside_cte = true;
        if with.recursive
            && let SetExpr::SetOperation { left, .. } = &*cte.query.body
        {
            let anchor = body(session, left, &inner)?;
            inner.ctes.push((name.clone(), renamed(anchor.outputs, &names)));
        }
        let translated = query(session, &cte.query, Some(&inner))?;
        let outputs = renamed(translated.outputs, &names);
        let list: Vec<String> = names.iter().map(|name| quoted(name)).collect();
        let list = if list.is_empty() { String::new() } else { format!("({})", list.join(", ")) };
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

fn limit(session: &Session<'_>, query: &Query) -> Result<String, SqlError> {
    let scope = Scope::default();
    let env = Env::new(session, &scope, Clause::Value);
    let count = |word: &str, expr: Option<&Expr>| match expr {
        Some(expr) => Ok(format!(" {word} {}", env.term(expr)?.sql)),
        None => Ok(String::new()),
    };
    match &query.limit_clause {
        None => Ok(String::new()),
        Some(LimitClause::LimitOffset { limit, offset, limit_by }) if limit_by.is_empty() => {
            let skipped = offset.as_ref().map(|offset| &offset.value);
            Ok(count("LIMIT", limit.as_ref())? + &count("OFFSET", skipped)?)
        }
        Some(_) => Err(session.unsupported("this form of LIMIT", query.span())),
    }
}

/// Whether any column has to be compared without its trailing blanks.
pub(crate) fn has_text(outputs: &[Output]) -> bool {
    outputs.iter().any(|output| output.data_type.is_text() || output.data_type == Type::Literal)
}
