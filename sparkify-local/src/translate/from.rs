//! FROM: tables, CTEs, subqueries and joins; everything else is refused by name.

use sqlparser::{
    ast::{Ident, ObjectName, Spanned, TableAlias, TableFactor, TableWithJoins},
    tokenizer::Span,
};

use super::{
    env::{Clause, Env},
    join::joined,
    navigate,
    query::{query, renamed},
    scope::{Output, Scope, Source},
    session::{Session, folded, relation_name},
    term::quoted,
    turned,
    types::BIGINT,
};
use crate::error::SqlError;

/// What PIVOT and UNPIVOT go by without an alias; no identifier is written so.
const UNNAMED: &str = "?turned?";

/// The scope of a FROM list and its text.
pub(crate) fn items<'p>(
    session: &Session<'_>,
    items: &[TableWithJoins],
    parent: Option<&'p Scope<'p>>,
) -> Result<(Scope<'p>, String), SqlError> {
    let mut scope = Scope::inside(parent);
    let mut parts = Vec::new();
    for item in items {
        parts.push(add(session, &mut scope, item)?);
    }
    Ok((scope, parts.join(", ")))
}

/// Adds one FROM item with its joins to the scope.
pub(crate) fn add(
    session: &Session<'_>,
    scope: &mut Scope<'_>,
    item: &TableWithJoins,
) -> Result<String, SqlError> {
    let mut sql = lone(session, scope, &item.relation)?;
    for join in &item.joins {
        sql = joined(session, scope, &sql, join)?;
    }
    Ok(sql)
}

pub(crate) fn lone(
    session: &Session<'_>,
    scope: &mut Scope<'_>,
    relation: &TableFactor,
) -> Result<String, SqlError> {
    if let TableFactor::NestedJoin { table_with_joins, alias: None } = relation {
        return Ok(format!("({})", add(session, scope, table_with_joins)?));
    }
    let (sql, source) = factor(session, scope, relation)?;
    push(session, scope, source, relation.span())?;
    Ok(sql)
}

pub(crate) fn push(
    session: &Session<'_>,
    scope: &mut Scope<'_>,
    source: Source,
    span: Span,
) -> Result<(), SqlError> {
    if scope.sources.iter().any(|other| other.name == source.name) {
        let words = format!("table name \"{}\" specified more than once", source.name);
        return Err(session.at(SqlError::new("42712", words), span));
    }
    scope.sources.push(source);
    Ok(())
}

/// One table, CTE or subquery: its text with alias, and what it brings into scope.
pub(crate) fn factor(
    session: &Session<'_>,
    scope: &Scope<'_>,
    relation: &TableFactor,
) -> Result<(String, Source), SqlError> {
    let place = relation.span();
    if let TableFactor::Table { name, alias, args: None, json_path, .. } = relation
        && let Some(unnested) = navigate::unnested(session, scope, name, json_path.as_ref(), alias.as_ref())?
    {
        return Ok(unnested);
    }
    match relation {
        TableFactor::Table {
            name,
            alias,
            args: None,
            with_hints,
            version: None,
            with_ordinality: false,
            partitions,
            json_path: None,
            sample: None,
            index_directives,
            inheritance: None,
        } if with_hints.is_empty() && partitions.is_empty() && index_directives.is_empty() => {
            table(session, scope, name, alias.as_ref())
        }
        TableFactor::Table { name, alias, args: Some(args), .. } => {
            series(session, scope, name, &args.args, alias.as_ref(), place)
        }
        TableFactor::Derived { lateral: false, subquery, alias: Some(alias), sample: None } => {
            let inner = query(session, subquery, scope.parent)?;
            Ok(aliased(&format!("({})", inner.sql), inner.outputs, &alias.name, alias))
        }
        TableFactor::Derived { lateral: false, alias: None, .. } => Err(session.at(
            SqlError::syntax("subquery in FROM must have an alias")
                .hint("For example, FROM (SELECT ...) [AS] foo."),
            place,
        )),
        TableFactor::Derived { .. } => Err(session.unsupported("LATERAL", place)),
        TableFactor::Pivot { .. } | TableFactor::Unpivot { .. } => {
            let (turned, alias) = turned::query(session, scope, relation)?;
            let inner = query(session, &turned, scope.parent)?;
            let sql = format!("({})", inner.sql);
            if let Some(alias) = &alias {
                return Ok(aliased(&sql, inner.outputs, &alias.name, alias));
            }
            let source = Source { name: UNNAMED.to_owned(), columns: inner.outputs };
            Ok((format!("{sql} AS {}", quoted(UNNAMED)), source))
        }
        TableFactor::UNNEST { .. } => Err(session.unsupported("UNNEST", place)),
        TableFactor::NestedJoin { .. } => Err(session.unsupported("an alias on a join", place)),
        _ => Err(session.unsupported("this kind of FROM item", place)),
    }
}

fn table(
    session: &Session<'_>,
    scope: &Scope<'_>,
    name: &ObjectName,
    alias: Option<&TableAlias>,
) -> Result<(String, Source), SqlError> {
    let (schema, name, span) = relation_name(name)?;
    let cte = if schema.is_none() { scope.cte(&name) } else { None };
    let outputs = match cte {
        Some(outputs) => outputs.clone(),
        None => session.relation(schema.as_deref(), &name, span)?,
    };
    let sql = match &schema {
        Some(schema) => format!("{}.{}", quoted(schema), quoted(&name)),
        None => quoted(&name),
    };
    if let Some(alias) = alias {
        Ok(aliased(&sql, outputs, &alias.name, alias))
    } else {
        let sql = format!("{sql} AS {}", quoted(&name));
        Ok((sql, Source { name, columns: outputs }))
    }
}

fn aliased(sql: &str, outputs: Option<Vec<Output>>, name: &Ident, alias: &TableAlias) -> (String, Source) {
    let name = folded(name);
    let names: Vec<String> = alias.columns.iter().map(|column| folded(&column.name)).collect();
    let columns = renamed(outputs, &names);
    let list: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    let list = if list.is_empty() { String::new() } else { format!("({})", list.join(", ")) };
    (format!("{sql} AS {}{list}", quoted(&name)), Source { name, columns })
}

/// `generate_series`, the one table function, which only the leader node has.
fn series(
    session: &Session<'_>,
    scope: &Scope<'_>,
    name: &ObjectName,
    args: &[sqlparser::ast::FunctionArg],
    alias: Option<&TableAlias>,
    place: Span,
) -> Result<(String, Source), SqlError> {
    use sqlparser::ast::{FunctionArg, FunctionArgExpr};
    let (schema, name, span) = relation_name(name)?;
    if schema.is_some() || name != "generate_series" || !(2..=3).contains(&args.len()) {
        let words = format!("function {name}() does not exist in FROM");
        return Err(session.at(SqlError::new("42883", words), span));
    }
    session.leader_only.set(Some(span));
    let env = Env::new(session, scope, Clause::Value);
    let mut bounds = Vec::new();
    for arg in args {
        let FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) = arg else {
            return Err(session.unsupported("a named argument", place));
        };
        bounds.push(env.term(expr)?.sql);
    }
    let table = alias.map_or_else(|| name.clone(), |alias| folded(&alias.name));
    let column = alias
        .and_then(|alias| alias.columns.first())
        .map_or_else(|| table.clone(), |column| folded(&column.name));
    let sql = format!("generate_series({}) AS {}({})", bounds.join(", "), quoted(&table), quoted(&column));
    Ok((sql, Source { name: table, columns: Some(vec![Output { name: column, data_type: BIGINT }]) }))
}
