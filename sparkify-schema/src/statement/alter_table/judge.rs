//! What Redshift refuses to alter.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html>.

use super::{Alteration, text};
use crate::{
    column::ColumnDef,
    layout::{DistStyle, Encoding, SortKey},
    table::TableDef,
    types::Family,
};

/// The first mistake, in one sentence.
pub(super) fn alteration(table: &TableDef, alteration: &Alteration) -> Result<(), String> {
    match alteration {
        Alteration::AddColumn { column } => added(table, field(table, column)?),
        Alteration::DropColumn { column, .. } => is_gone(table, column, "dropped"),
        Alteration::ResizeVarchar { column } => resized(table, field(table, column)?),
        Alteration::Encode { columns } => encoded(table, columns),
        Alteration::EncodeAuto => match table.columns.iter().find(|column| column.encoding.is_some()) {
            Some(column) => Err(format!(
                "`{}` has an encoding of its own; ENCODE AUTO lets Redshift choose for every column",
                column.name
            )),
            None => Ok(()),
        },
        // What Redshift chooses it changes by itself, whatever the order.
        Alteration::ChangeDistStyle if table.dist_style == DistStyle::Auto => Ok(()),
        Alteration::ChangeDistStyle | Alteration::ChangeSortKey => not_interleaved(table),
        Alteration::ChangeSortKeyAndDistStyle => together(table),
        Alteration::DropSortKey if table.sort_key == SortKey::Auto => Ok(()),
        Alteration::DropSortKey => Err(format!("`{}` has a sort key; alter it to that", table.rust_name)),
        Alteration::Rename { from } if from == table.name => {
            Err(format!("`{from}` is the name it has; give `{}` the new one", table.rust_name))
        }
        Alteration::RenameColumn { from, to } => {
            is_gone(table, from, "renamed")?;
            field(table, to).map(drop)
        }
        Alteration::AddPrimaryKey if table.primary_key.is_empty() => {
            Err(format!("`{}` has no primary key", table.rust_name))
        }
        Alteration::AddUnique { columns } => unique(table, columns),
        Alteration::AddForeignKey { columns } => refers(table, columns),
        Alteration::Rename { .. }
        | Alteration::AddPrimaryKey
        | Alteration::DropConstraint { .. }
        | Alteration::Owner { .. } => Ok(()),
    }
}

fn field<'a>(table: &'a TableDef, name: &str) -> Result<&'a ColumnDef, String> {
    table.column(name).ok_or_else(|| format!("`{name}` is not a column of `{}`", table.rust_name))
}

fn is_gone(table: &TableDef, name: &str, what: &str) -> Result<(), String> {
    match table.column(name) {
        Some(column) => Err(format!(
            "`{name}` is {what}, but still is the field `{}` of `{}`",
            column.field, table.rust_name
        )),
        None => Ok(()),
    }
}

fn unique(table: &TableDef, columns: &[String]) -> Result<(), String> {
    let names = all(table, columns)?;
    let is_said = match columns {
        [column] => field(table, column)?.unique,
        _ => false,
    };
    if is_said || table.unique.iter().any(|key| *key == columns) {
        return Ok(());
    }
    let said = table
        .unique
        .iter()
        .find(|key| key.len() == columns.len() && key.iter().all(|name| columns.iter().any(|it| it == name)));
    Err(match said {
        Some(key) => format!(
            "`unique({})` of `{}` has the columns in another order; give them so",
            key.join(", "),
            table.rust_name
        ),
        None if columns.len() == 1 => format!("{names} is not `unique` in `{}`", table.rust_name),
        None => format!("{names} are not `unique(…)` together in `{}`", table.rust_name),
    })
}

fn refers(table: &TableDef, columns: &[String]) -> Result<(), String> {
    let names = all(table, columns)?;
    if text::referred(table, columns).is_some() {
        return Ok(());
    }
    Err(match columns {
        [_] => format!("{names} has no `references` in `{}`", table.rust_name),
        _ => format!("`{}` has no `foreign_key(…)` of {names}, in that order", table.rust_name),
    })
}

/// The columns as a mistake names them, if all are columns.
fn all(table: &TableDef, columns: &[String]) -> Result<String, String> {
    if columns.is_empty() {
        return Err("no column is given".to_owned());
    }
    let names = columns.iter().map(|name| field(table, name).map(|column| format!("`{}`", column.name)));
    Ok(names.collect::<Result<Vec<_>, _>>()?.join(", "))
}

fn added(table: &TableDef, column: &ColumnDef) -> Result<(), String> {
    let name = column.name;
    if column.identity.is_some() {
        return Err(format!("`{name}` is an identity column, which only a new table can have"));
    }
    if table.primary_key.contains(&name) {
        return Err(format!("`{name}` is part of the primary key, which only a new table can get"));
    }
    if !column.nullable && column.default.is_none() {
        return Err(format!(
            "`{name}` is NOT NULL without a default, and the rows that exist would have no value for it; give it a \
             `default`, or make it an `Option`"
        ));
    }
    Ok(())
}

fn resized(table: &TableDef, column: &ColumnDef) -> Result<(), String> {
    let name = column.name;
    if column.family != Family::Varchar {
        return Err(format!(
            "`{name}` is {}, and Redshift changes the type of a VARCHAR only; take a new table",
            column.sql
        ));
    }
    if column.default.is_some() {
        return Err(format!("`{name}` has a default, so its size can't be changed"));
    }
    let of_several = table.unique.iter().any(|key| key.contains(&name))
        || table.foreign_keys.iter().any(|key| key.columns.contains(&name));
    if table.primary_key.contains(&name) || column.unique || column.references.is_some() || of_several {
        return Err(format!(
            "`{name}` is part of a key, so its size can't be changed; drop the constraint first"
        ));
    }
    match column.encoding {
        Some(it @ (Encoding::Bytedict | Encoding::Runlength | Encoding::Text255 | Encoding::Text32k)) => {
            Err(format!(
                "`{name}` is encoded {}, so its size can't be changed; change the encoding first",
                it.sql()
            ))
        }
        _ => Ok(()),
    }
}

fn encoded(table: &TableDef, columns: &[String]) -> Result<(), String> {
    not_interleaved(table)?;
    if columns.is_empty() {
        return Err("no column is given".to_owned());
    }
    for (i, name) in columns.iter().enumerate() {
        if field(table, name)?.encoding.is_none() {
            return Err(format!("`{name}` has no `encode` in `{}`", table.rust_name));
        }
        if columns[..i].contains(name) {
            return Err(format!("`{name}` is encoded twice"));
        }
    }
    Ok(())
}

fn together(table: &TableDef) -> Result<(), String> {
    match (table.sort_key, table.dist_style) {
        (SortKey::Compound(_), DistStyle::All | DistStyle::Key(_)) => Ok(()),
        _ => Err(
            "only a sort key of columns can be changed together with DISTSTYLE ALL or a distribution key; change one \
             after the other"
                .to_owned(),
        ),
    }
}

fn not_interleaved(table: &TableDef) -> Result<(), String> {
    match table.sort_key {
        SortKey::Interleaved(_) => Err(format!(
            "`{}` has an interleaved sort key, which only a new table can get or keep",
            table.rust_name
        )),
        _ => Ok(()),
    }
}
