//! FROM: tables, CTEs, subqueries and joins; everything else is refused by name.

use sqlparser::{
    ast::{
        Ident, Join, JoinConstraint, JoinOperator, ObjectName, Spanned, TableAlias, TableFactor,
        TableWithJoins,
    },
    tokenizer::Span,
};

use super::{
    comparison::comparable,
    env::{Clause, Env},
    query::{query, renamed},
    scope::{Found, Output, Scope, Source, reference},
    session::{Session, folded, relation_name},
    term::{Term, quoted},
    types::{BIGINT, common},
};
use crate::error::SqlError;

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

fn lone(
    session: &Session<'_>,
    scope: &mut Scope<'_>,
    relation: &TableFactor,
) -> Result<String, SqlError> {
    if let TableFactor::NestedJoin {
        table_with_joins,
        alias: None,
    } = relation
    {
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

fn joined(
    session: &Session<'_>,
    scope: &mut Scope<'_>,
    left: &str,
    join: &Join,
) -> Result<String, SqlError> {
    use JoinOperator as J;
    let place = join.relation.span();
    let (words, constraint) = match &join.join_operator {
        J::Join(constraint) | J::Inner(constraint) => ("JOIN", constraint),
        J::Left(constraint) | J::LeftOuter(constraint) => ("LEFT JOIN", constraint),
        J::Right(constraint) | J::RightOuter(constraint) => ("RIGHT JOIN", constraint),
        J::FullOuter(constraint) => ("FULL JOIN", constraint),
        J::CrossJoin(constraint @ JoinConstraint::None) => ("CROSS JOIN", constraint),
        _ => return Err(session.unsupported("this kind of join", place)),
    };
    let before = scope.sources.len();
    if let TableFactor::NestedJoin { .. } = join.relation {
        let right = lone(session, scope, &join.relation)?;
        return match constraint {
            JoinConstraint::On(condition) => {
                let condition = Env::new(session, scope, Clause::On).condition(condition)?;
                Ok(format!("{left} {words} {right} ON {condition}"))
            }
            JoinConstraint::None => Ok(format!("{left} CROSS JOIN {right}")),
            _ => Err(session.unsupported("USING with a join in parentheses", place)),
        };
    }
    let (right, source) = factor(session, scope, &join.relation)?;
    match constraint {
        JoinConstraint::On(condition) => {
            push(session, scope, source, place)?;
            let condition = Env::new(session, scope, Clause::On).condition(condition)?;
            Ok(format!("{left} {words} {right} ON {condition}"))
        }
        JoinConstraint::None if words == "CROSS JOIN" => {
            push(session, scope, source, place)?;
            Ok(format!("{left} CROSS JOIN {right}"))
        }
        JoinConstraint::Using(columns) => {
            let names = columns.iter().map(single).collect::<Result<Vec<_>, _>>()?;
            let condition = using(session, scope, words, &source, &names, place)?;
            push(session, scope, source, place)?;
            Ok(format!("{left} {words} {right} ON {condition}"))
        }
        JoinConstraint::Natural => {
            let Some(columns) = &source.columns else {
                return Err(session.unsupported("NATURAL JOIN with an undescribed view", place));
            };
            let shared = columns.iter().filter(|column| {
                let here = scope.sources[..before]
                    .iter()
                    .filter_map(|source| source.columns.as_ref())
                    .flatten();
                here.into_iter().any(|other| other.name == column.name)
            });
            let names: Vec<String> = shared.map(|column| column.name.clone()).collect();
            if names.is_empty() {
                push(session, scope, source, place)?;
                return Ok(format!("{left} CROSS JOIN {right}"));
            }
            let condition = using(session, scope, words, &source, &names, place)?;
            push(session, scope, source, place)?;
            Ok(format!("{left} {words} {right} ON {condition}"))
        }
        _ => Err(session.at(SqlError::syntax("a join needs ON or USING"), place)),
    }
}

fn single(name: &ObjectName) -> Result<String, SqlError> {
    relation_name(name).map(|(_, name, _)| name)
}

/// USING as a condition that ignores trailing blanks; the merged columns go into the scope.
fn using(
    session: &Session<'_>,
    scope: &mut Scope<'_>,
    words: &str,
    source: &Source,
    names: &[String],
    place: Span,
) -> Result<String, SqlError> {
    let mut conditions = Vec::new();
    for name in names {
        let missing = || {
            let words = format!(
                "column \"{name}\" specified in USING clause does not exist in both tables"
            );
            session.at(SqlError::new("42703", words), place)
        };
        let columns = source.columns.as_ref().ok_or_else(missing)?;
        let column = columns
            .iter()
            .find(|column| column.name == *name)
            .ok_or_else(missing)?;
        let right = reference(source, column);
        let left = match own_column(scope, name) {
            Found::Column(term) => term,
            Found::Ambiguous => {
                let words =
                    format!("common column name \"{name}\" appears more than once in left table");
                return Err(session.at(SqlError::new("42702", words), place));
            }
            Found::Nothing => return Err(missing()),
        };
        let (l, r) = comparable(&left, &right);
        conditions.push(format!("({l} = {r})"));
        let merged = match words {
            "RIGHT JOIN" => right,
            "FULL JOIN" => {
                let data_type = common(left.data_type, right.data_type);
                Term::new(format!("coalesce({}, {})", left.sql, right.sql), data_type)
            }
            _ => left,
        };
        scope.merged.retain(|(other, _)| other != name);
        scope.merged.push((name.clone(), merged));
    }
    Ok(conditions.join(" AND "))
}

/// A column of this level alone.
fn own_column(scope: &Scope<'_>, name: &str) -> Found {
    let own = Scope {
        parent: None,
        sources: scope.sources.clone(),
        merged: scope.merged.clone(),
        ..Scope::default()
    };
    own.column(name)
}

/// One table, CTE or subquery: its text with alias, and what it brings into scope.
pub(crate) fn factor(
    session: &Session<'_>,
    scope: &Scope<'_>,
    relation: &TableFactor,
) -> Result<(String, Source), SqlError> {
    let place = relation.span();
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
        TableFactor::Table {
            name,
            alias,
            args: Some(args),
            ..
        } => series(session, scope, name, &args.args, alias.as_ref(), place),
        TableFactor::Derived {
            lateral: false,
            subquery,
            alias: Some(alias),
            sample: None,
        } => {
            let inner = query(session, subquery, scope.parent)?;
            Ok(aliased(
                &format!("({})", inner.sql),
                inner.outputs,
                &alias.name,
                alias,
            ))
        }
        TableFactor::Derived {
            lateral: false,
            alias: None,
            ..
        } => Err(session.at(
            SqlError::syntax("subquery in FROM must have an alias")
                .hint("For example, FROM (SELECT ...) [AS] foo."),
            place,
        )),
        TableFactor::Derived { .. } => Err(session.unsupported("LATERAL", place)),
        TableFactor::Pivot { .. } | TableFactor::Unpivot { .. } => {
            Err(session.unsupported("PIVOT and UNPIVOT", place))
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
    let cte = if schema.is_none() {
        scope.cte(&name)
    } else {
        None
    };
    let outputs = match cte {
        Some(outputs) => outputs.clone(),
        None => session.relation(schema.as_deref(), &name, span)?,
    };
    let sql = match &schema {
        Some(schema) => format!("{}.{}", quoted(schema), quoted(&name)),
        None => quoted(&name),
    };
    match alias {
        Some(alias) => Ok(aliased(&sql, outputs, &alias.name, alias)),
        None => {
            let sql = format!("{sql} AS {}", quoted(&name));
            Ok((
                sql,
                Source {
                    name,
                    columns: outputs,
                },
            ))
        }
    }
}

fn aliased(
    sql: &str,
    outputs: Option<Vec<Output>>,
    name: &Ident,
    alias: &TableAlias,
) -> (String, Source) {
    let name = folded(name);
    let names: Vec<String> = alias
        .columns
        .iter()
        .map(|column| folded(&column.name))
        .collect();
    let columns = renamed(outputs, &names);
    let list: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    let list = if list.is_empty() {
        String::new()
    } else {
        format!("({})", list.join(", "))
    };
    (
        format!("{sql} AS {}{list}", quoted(&name)),
        Source { name, columns },
    )
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
    let sql = format!(
        "generate_series({}) AS {}({})",
        bounds.join(", "),
        quoted(&table),
        quoted(&column)
    );
    Ok((
        sql,
        Source {
            name: table,
            columns: Some(vec![Output {
                name: column,
                data_type: BIGINT,
            }]),
        },
    ))
}
