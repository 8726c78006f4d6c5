//! INSERT: every value goes through the assignment rules of its column.

use sqlparser::ast::{Expr, Insert, Query, SetExpr, Spanned, TableObject, Values};

use super::{
    assign::assign,
    env::{Clause, Env},
    ordering::{alias, numbered},
    query,
    scope::Scope,
    session::{Session, folded, relation_name},
    target::{Target, target},
    term::{Term, quoted},
};
use crate::{catalog::table::Column, error::SqlError};

pub(crate) fn insert(session: &Session<'_>, insert: &Insert) -> Result<String, SqlError> {
    refuse_clauses(session, insert)?;
    let TableObject::TableName(name) = &insert.table else {
        return Err(session.unsupported("INSERT into anything but a table", insert.span()));
    };
    let table = target(session, name)?;
    let named = !insert.columns.is_empty();
    let columns = if named {
        insert
            .columns
            .iter()
            .map(|name| {
                let (_, column, span) = relation_name(name)?;
                table.column(session, &column, span).cloned()
            })
            .collect::<Result<Vec<_>, _>>()?
    } else {
        table.columns.clone()
    };
    let Some(source) = &insert.source else {
        return Ok(format!("INSERT INTO {} DEFAULT VALUES", table.sql));
    };
    let (columns, rows) = match plain_values(source) {
        Some(values) => rows(session, values, columns, named)?,
        None => selected(session, source, columns, named)?,
    };
    let list: Vec<String> = columns.iter().map(|column| quoted(&column.name)).collect();
    Ok(format!("INSERT INTO {} ({}) {rows}", table.sql, list.join(", ")))
}

fn refuse_clauses(session: &Session<'_>, insert: &Insert) -> Result<(), SqlError> {
    let odd = [
        (insert.or.is_some() || insert.ignore || insert.replace_into, "INSERT OR …"),
        (insert.on.is_some(), "ON CONFLICT"),
        (insert.returning.is_some() || insert.output.is_some(), "RETURNING"),
        (insert.table_alias.is_some() || insert.insert_alias.is_some(), "an alias in INSERT"),
        (insert.by_name, "INSERT BY NAME"),
        (insert.overwrite || insert.partitioned.is_some() || insert.has_table_keyword, "INSERT OVERWRITE"),
        (insert.overriding.is_some(), "OVERRIDING"),
        (!insert.into, "INSERT without INTO"),
        (!insert.assignments.is_empty() || !insert.after_columns.is_empty(), "INSERT … SET"),
        (insert.settings.is_some() || insert.format_clause.is_some(), "this clause of INSERT"),
        (insert.multi_table_insert_type.is_some(), "INSERT into several tables"),
    ];
    match odd.iter().find(|(present, _)| *present) {
        Some((_, words)) => Err(session.unsupported(words, insert.span())),
        None => Ok(()),
    }
}

fn plain_values(source: &Query) -> Option<&Values> {
    match &*source.body {
        SetExpr::Values(values)
            if source.with.is_none() && source.order_by.is_none() && source.limit_clause.is_none() =>
        {
            Some(values)
        }
        _ => None,
    }
}

fn fitted(
    session: &Session<'_>,
    columns: Vec<Column>,
    count: usize,
    named: bool,
    place: &impl Spanned,
) -> Result<Vec<Column>, SqlError> {
    if count > columns.len() {
        let words = "INSERT has more expressions than target columns";
        return Err(session.at(SqlError::syntax(words), place.span()));
    }
    if named && count < columns.len() {
        let words = "INSERT has more target columns than expressions";
        return Err(session.at(SqlError::syntax(words), place.span()));
    }
    Ok(columns.into_iter().take(count).collect())
}

fn rows(
    session: &Session<'_>,
    values: &Values,
    columns: Vec<Column>,
    named: bool,
) -> Result<(Vec<Column>, String), SqlError> {
    let scope = Scope::default();
    let env = Env::new(session, &scope, Clause::Value);
    let count = values.rows.first().map_or(0, |row| row.content.len());
    let columns = match values.rows.first().and_then(|row| row.content.first()) {
        Some(first) => fitted(session, columns, count, named, first)?,
        None => return Err(SqlError::syntax("syntax error at or near \")\"")),
    };
    let mut written = Vec::new();
    for row in &values.rows {
        if row.content.len() != count {
            let words = "VALUES lists must all be the same length";
            return Err(session.at(
                SqlError::syntax(words),
                row.content.first().map_or_else(sqlparser::tokenizer::Span::empty, Spanned::span),
            ));
        }
        let mut items = Vec::new();
        for (expr, column) in row.content.iter().zip(&columns) {
            items.push(value(env, expr, column)?);
        }
        written.push(format!("({})", items.join(", ")));
    }
    Ok((columns, format!("VALUES {}", written.join(", "))))
}

/// One value of VALUES or SET: an expression or DEFAULT.
pub(crate) fn value(env: Env<'_>, expr: &Expr, column: &Column) -> Result<String, SqlError> {
    if let Expr::Identifier(ident) = expr
        && ident.quote_style.is_none()
        && folded(ident) == "default"
    {
        return Ok("DEFAULT".into());
    }
    no_identity(env.session, column, expr)?;
    let term = env.term(expr)?;
    assign(env, &term, column, expr.span())
}

fn no_identity(session: &Session<'_>, column: &Column, place: &impl Spanned) -> Result<(), SqlError> {
    if column.identity.is_some_and(|identity| !identity.by_default) {
        let failed = SqlError::unsupported("cannot set an identity column to a value")
            .detail(format!("Column \"{}\" is an identity column.", column.name))
            .hint("name the other columns in the INSERT");
        return Err(session.at(failed, place.span()));
    }
    Ok(())
}

fn selected(
    session: &Session<'_>,
    source: &Query,
    columns: Vec<Column>,
    named: bool,
) -> Result<(Vec<Column>, String), SqlError> {
    let inner = query::query(session, source, None)?;
    let Some(outputs) = inner.outputs else {
        for column in &columns {
            no_identity(session, column, source)?;
        }
        return Ok((columns, inner.sql));
    };
    let columns = fitted(session, columns, outputs.len(), named, source)?;
    let scope = Scope::default();
    let env = Env::new(session, &scope, Clause::Value);
    let mut items = Vec::new();
    for ((term, output), column) in numbered(&outputs).into_iter().zip(&outputs).zip(&columns) {
        no_identity(session, column, source)?;
        // A literal still takes the type of the column it goes to.
        let term = Term::new(term.sql, output.data_type);
        items.push(assign(env, &term, column, source.span())?);
    }
    let sql = format!("SELECT {} FROM ({}) AS {}", items.join(", "), inner.sql, alias(&outputs));
    Ok((columns, sql))
}

/// What a `Target` knows of a column, for UPDATE and MERGE.
pub(crate) fn settable<'t>(
    session: &Session<'_>,
    table: &'t Target,
    name: &str,
    place: &Expr,
) -> Result<&'t Column, SqlError> {
    let column = table.column(session, name, place.span())?;
    no_identity(session, column, place)?;
    Ok(column)
}
