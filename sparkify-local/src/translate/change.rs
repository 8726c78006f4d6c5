//! UPDATE and DELETE.

use sqlparser::ast::{
    Assignment, AssignmentTarget, Delete, Expr, FromTable, ObjectName, Spanned, TableFactor, TableWithJoins,
    Update, UpdateTableFromKind,
};

use super::{
    env::{Clause, Env},
    from,
    insert::{settable, value},
    scope::Scope,
    session::{Session, folded, relation_name},
    target::{Target, target},
    term::quoted,
};
use crate::error::SqlError;

/// `outer` has the queries of WITH.
pub(crate) fn update(
    session: &Session<'_>,
    update: &Update,
    outer: Option<&Scope<'_>>,
) -> Result<String, SqlError> {
    let odd = [
        (update.returning.is_some() || update.output.is_some(), "RETURNING"),
        (
            update.or.is_some() || update.on_cluster.is_some() || update.settings.is_some(),
            "this clause of UPDATE",
        ),
        (!update.order_by.is_empty() || update.limit.is_some(), "ORDER BY or LIMIT in UPDATE"),
        (matches!(update.from, Some(UpdateTableFromKind::BeforeSet(_))), "FROM before SET"),
    ];
    if let Some((_, words)) = odd.iter().find(|(present, _)| *present) {
        return Err(session.unsupported(words, update.span()));
    }
    let mut scope = Scope::inside(outer);
    let (table, target) = changed(session, &mut scope, &update.table)?;
    let from = match &update.from {
        Some(UpdateTableFromKind::AfterSet(items)) => {
            format!(" FROM {}", listed(session, &mut scope, items)?)
        }
        _ => String::new(),
    };
    let sets = assignments(Env::new(session, &scope, Clause::Value), &table, &update.assignments)?;
    let filter = Env::new(session, &scope, Clause::Where).clause("WHERE", update.selection.as_ref())?;
    Ok(format!("UPDATE {target} SET {sets}{from}{filter}"))
}

/// `outer` has the queries of WITH.
pub(crate) fn delete(
    session: &Session<'_>,
    delete: &Delete,
    outer: Option<&Scope<'_>>,
) -> Result<String, SqlError> {
    let odd = [
        (delete.returning.is_some() || delete.output.is_some(), "RETURNING"),
        (delete.on_cluster.is_some() || delete.settings.is_some(), "this clause of DELETE"),
        (!delete.order_by.is_empty() || delete.limit.is_some(), "ORDER BY or LIMIT in DELETE"),
        (!delete.tables.is_empty(), "DELETE of several tables"),
    ];
    if let Some((_, words)) = odd.iter().find(|(present, _)| *present) {
        return Err(session.unsupported(words, delete.span()));
    }
    let (FromTable::WithFromKeyword(tables) | FromTable::WithoutKeyword(tables)) = &delete.from;
    let [table] = tables.as_slice() else {
        return Err(session.unsupported("DELETE of several tables", delete.span()));
    };
    let mut scope = Scope::inside(outer);
    let (_, target) = changed(session, &mut scope, table)?;
    let using = match &delete.using {
        Some(items) => format!(" USING {}", listed(session, &mut scope, items)?),
        None => String::new(),
    };
    let filter = Env::new(session, &scope, Clause::Where).clause("WHERE", delete.selection.as_ref())?;
    Ok(format!("DELETE FROM {target}{using}{filter}"))
}

fn changed(
    session: &Session<'_>,
    scope: &mut Scope<'_>,
    item: &TableWithJoins,
) -> Result<(Target, String), SqlError> {
    let TableFactor::Table { name, alias, args: None, .. } = &item.relation else {
        return Err(session.unsupported("changing anything but a table", item.span()));
    };
    if !item.joins.is_empty() {
        return Err(session.unsupported("a join as the table to change", item.span()));
    }
    let table = target(session, name)?;
    let seen_as = alias.as_ref().map_or_else(|| table.name.clone(), |alias| folded(&alias.name));
    from::push(session, scope, table.source(&seen_as), item.span())?;
    let sql = format!("{} AS {}", table.sql, quoted(&seen_as));
    Ok((table, sql))
}

fn listed(
    session: &Session<'_>,
    scope: &mut Scope<'_>,
    items: &[TableWithJoins],
) -> Result<String, SqlError> {
    let parts = items.iter().map(|item| from::add(session, scope, item)).collect::<Result<Vec<_>, _>>()?;
    Ok(parts.join(", "))
}

/// `"column" = value, …`.
pub(crate) fn assignments(
    env: Env<'_>,
    table: &Target,
    assignments: &[Assignment],
) -> Result<String, SqlError> {
    let mut parts = Vec::new();
    for Assignment { target, value: expr } in assignments {
        let column = settable(env.session, table, &name(env.session, target, expr)?, expr)?;
        parts.push(format!("{} = {}", quoted(&column.name), value(env, expr, column)?));
    }
    Ok(parts.join(", "))
}

fn name(session: &Session<'_>, target: &AssignmentTarget, place: &Expr) -> Result<String, SqlError> {
    let AssignmentTarget::ColumnName(name) = target else {
        return Err(session.unsupported("SET of several columns at once", place.span()));
    };
    bare(session, name)
}

/// A SET or INSERT column, which stands without its table.
pub(crate) fn bare(session: &Session<'_>, name: &ObjectName) -> Result<String, SqlError> {
    match relation_name(name)? {
        (None, column, _) => Ok(column),
        (Some(table), column, span) => {
            let words =
                format!("syntax error at or near \".\": name the column \"{column}\" without \"{table}\"");
            Err(session.at(SqlError::syntax(words), span))
        }
    }
}
