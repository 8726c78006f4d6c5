//! The body of a SQL function: one expression of its arguments, of the type it returns.

use std::rc::Rc;

use sqlparser::{
    ast::{Expr, GroupByExpr, Query, Select, SelectItem, SetExpr, Spanned, Statement, Value, ValueWithSpan},
    tokenizer::Span,
};

use super::{
    super::{
        env::{Clause, Env},
        scope::Scope,
        session::Session,
        term::Term,
        types::Type,
    },
    at_most,
};
use crate::{
    catalog::{functions::Function, table::DataType},
    dialect,
    error::SqlError,
};

/// The body in `DuckDB`'s words; errors point into the body.
pub(super) fn translated(env: Env<'_>, function: &Function, parameters: &[Term]) -> Result<String, SqlError> {
    let parsed = dialect::parse(&function.body)?;
    let outer = env.session;
    let mut session = Session::new(&function.body, outer.relations);
    session.calls = Rc::clone(&outer.calls);
    let Statement::Query(query) = &parsed.statement else {
        return Err(SqlError::syntax("the body of a SQL function is a SELECT"));
    };
    let expr = only_expression(&session, query)?;
    let scope = Scope::default();
    let inside =
        Env { arguments: Some(parameters), depth: env.depth, ..Env::new(&session, &scope, Clause::Select) };
    let term = inside.term(expr)?;
    if session.leader_only.get().is_some() {
        outer.leader_only.set(session.leader_only.get().map(|_| Span::empty()));
    }
    if session.insensitive.get().is_some() {
        return inside.refuse("COLLATE in the body of a SQL function", expr.span());
    }
    returned(inside, function, &term, expr)
}

/// The one expression a SELECT without further clauses computes.
fn only_expression<'q>(session: &Session<'_>, query: &'q Query) -> Result<&'q Expr, SqlError> {
    let refuse = |clause: &str| {
        let message = format!("the SELECT of a SQL function can't have {clause}");
        Err(session.at(SqlError::syntax(message), query.span()))
    };
    let SetExpr::Select(select) = &*query.body else {
        return refuse("UNION, INTERSECT or EXCEPT");
    };
    if query.order_by.is_some() {
        return refuse("ORDER BY");
    }
    if query.limit_clause.is_some() || query.fetch.is_some() {
        return refuse("LIMIT");
    }
    if query.with.is_some() || query.for_clause.is_some() || !query.locks.is_empty() {
        return refuse("WITH or FOR");
    }
    if let Some(clause) = clause_of(select) {
        return refuse(clause);
    }
    if let [SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. }] =
        select.projection.as_slice()
    {
        return Ok(expr);
    }
    let message = "the SELECT of a SQL function returns exactly one column";
    Err(session.at(SqlError::new("42P13", message), query.span()))
}

fn clause_of(select: &Select) -> Option<&'static str> {
    let grouped = match &select.group_by {
        GroupByExpr::All(_) => true,
        GroupByExpr::Expressions(keys, modifiers) => !keys.is_empty() || !modifiers.is_empty(),
    };
    [
        (!select.from.is_empty(), "FROM"),
        (select.into.is_some(), "INTO"),
        (select.selection.is_some(), "WHERE"),
        (grouped, "GROUP BY"),
        (select.having.is_some(), "HAVING"),
        (select.qualify.is_some(), "QUALIFY"),
        (select.top.is_some(), "TOP"),
        (select.distinct.is_some(), "DISTINCT"),
    ]
    .into_iter()
    .find_map(|(is_there, clause)| is_there.then_some(clause))
}

/// The answer as the declared type. What Redshift makes of another type than the declared one is not documented.
fn returned(env: Env<'_>, function: &Function, term: &Term, expr: &Expr) -> Result<String, SqlError> {
    let bare = matches!(expr, Expr::Value(ValueWithSpan { value: Value::SingleQuotedString(_), .. }));
    match (term.data_type, function.result) {
        (Type::Data(DataType::Varchar(have)), DataType::Varchar(most)) if have <= most => {
            Ok(term.sql.clone())
        }
        (Type::Data(DataType::Varchar(_)), DataType::Varchar(most)) => {
            Ok(at_most(&term.sql, most, &format!("the result of {}", function.signature())))
        }
        // CASE and the like make text of literals; alone, one has no type.
        (Type::Literal, DataType::Varchar(most)) if !bare => {
            Ok(at_most(&term.sql, most, &format!("the result of {}", function.signature())))
        }
        (Type::Data(have), result) if have == result => Ok(term.sql.clone()),
        (have, result) => {
            let have = match have {
                Type::Data(have) => have.format(),
                other => other.name().to_owned(),
            };
            let message = format!(
                "a body of type {have} in a function that returns {} is not supported by the stand-in",
                result.format()
            );
            let hint = format!("write the body as CAST(… AS {})", result.format().to_uppercase());
            Err(env.session.at(SqlError::unsupported(message).hint(hint), expr.span()))
        }
    }
}
