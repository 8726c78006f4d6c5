//! The text of an ALTER TABLE.

use super::Alteration;
use crate::{
    const_text::ConstText,
    identifier::quoted,
    layout::{DistStyle, SortKey},
    statement::create_table,
    table::TableDef,
};

/// The statement's name within its table.
pub(super) fn name(alteration: &Alteration) -> String {
    match alteration {
        Alteration::AddColumn { column } => format!("alter_add_{column}"),
        Alteration::DropColumn { column, .. } => format!("alter_drop_{column}"),
        Alteration::ResizeVarchar { column } => format!("alter_resize_{column}"),
        Alteration::Encode { columns } => format!("alter_encode_{}", columns.join("_")),
        Alteration::EncodeAuto => "alter_encode_auto".to_owned(),
        Alteration::ChangeDistStyle => "alter_dist_style".to_owned(),
        Alteration::ChangeSortKey => "alter_sort_key".to_owned(),
        Alteration::ChangeSortKeyAndDistStyle => "alter_sort_key_and_dist_style".to_owned(),
        Alteration::DropSortKey => "alter_sort_key_none".to_owned(),
        Alteration::Rename { from } => format!("alter_rename_{from}"),
        Alteration::RenameColumn { from, .. } => format!("alter_rename_column_{from}"),
        Alteration::AddPrimaryKey => "alter_add_primary_key".to_owned(),
        Alteration::AddUnique { columns } => format!("alter_add_unique_{}", columns.join("_")),
        Alteration::AddForeignKey { columns } => format!("alter_add_foreign_key_{}", columns.join("_")),
        Alteration::DropConstraint { name, .. } => format!("alter_drop_constraint_{name}"),
        Alteration::Owner { user } => format!("alter_owner_{user}"),
    }
}

/// The whole statement.
pub(super) fn sql(table: &TableDef, alteration: &Alteration) -> String {
    let name = match (alteration, table.schema) {
        // The struct has the name it gets.
        (Alteration::Rename { from }, Some(schema)) => format!("{}.{}", quoted(schema), quoted(from)),
        (Alteration::Rename { from }, None) => quoted(from),
        _ => table.sql_name(),
    };
    format!("ALTER TABLE {name}\n{}", clause(table, alteration))
}

fn clause(table: &TableDef, alteration: &Alteration) -> String {
    match alteration {
        Alteration::AddColumn { column } => format!("ADD COLUMN {}", definition(table, column)),
        Alteration::DropColumn { column, cascade } => {
            format!("DROP COLUMN {}{}", quoted(column), cascades(*cascade))
        }
        Alteration::ResizeVarchar { column } => {
            format!(
                "ALTER COLUMN {} TYPE {}",
                quoted(column),
                table.column(column).map_or("", |column| column.sql)
            )
        }
        Alteration::Encode { columns } => {
            let encode = columns.iter().filter_map(|name| Some((name, table.column(name)?.encoding?)));
            let encode: Vec<_> = encode
                .map(|(name, it)| format!("ALTER COLUMN {} ENCODE {}", quoted(name), it.sql()))
                .collect();
            encode.join(",\n")
        }
        Alteration::EncodeAuto => "ALTER ENCODE AUTO".to_owned(),
        Alteration::ChangeDistStyle => dist_style(table.dist_style),
        Alteration::ChangeSortKey => sort_key(table.sort_key),
        Alteration::ChangeSortKeyAndDistStyle => {
            let dist = match table.dist_style {
                DistStyle::Key(key) => format!("ALTER DISTKEY {}", quoted(key)),
                other => dist_style(other),
            };
            format!("{},\n{dist}", sort_key(table.sort_key))
        }
        Alteration::DropSortKey => "ALTER SORTKEY NONE".to_owned(),
        Alteration::Rename { .. } => format!("RENAME TO {}", quoted(table.name)),
        Alteration::RenameColumn { from, to } => format!("RENAME COLUMN {} TO {}", quoted(from), quoted(to)),
        Alteration::AddPrimaryKey => format!("ADD PRIMARY KEY ({})", names(table.primary_key)),
        Alteration::AddUnique { columns } => {
            let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
            format!("ADD UNIQUE ({})", names(&columns))
        }
        Alteration::AddForeignKey { columns } => format!("ADD {}", foreign_key(table, columns)),
        Alteration::DropConstraint { name, cascade } => {
            format!("DROP CONSTRAINT {}{}", quoted(name), cascades(*cascade))
        }
        Alteration::Owner { user } => format!("OWNER TO {}", quoted(user)),
    }
}

/// The column as CREATE TABLE writes it.
fn definition(table: &TableDef, name: &str) -> String {
    let Some(column) = table.column(name) else { return String::new() };
    // A name, a type, an encoding and a default, which is the longest: a VARCHAR's, every character doubled.
    let mut sql = Box::new(ConstText::<{ 2 * 65_535 + 1_024 }>::new());
    create_table::column(&mut sql, column, create_table::Names::Judged);
    sql.as_str().to_owned()
}

fn foreign_key(table: &TableDef, columns: &[String]) -> String {
    let Some((schema, target, targets)) = referred(table, columns) else { return String::new() };
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let schema = schema.map_or_else(String::new, |schema| format!("{}.", quoted(schema)));
    format!("FOREIGN KEY ({}) REFERENCES {schema}{} ({})", names(&columns), quoted(target), names(&targets))
}

/// The schema, the table and the columns these refer to, if the struct says so in that order.
pub(super) fn referred(
    table: &TableDef,
    columns: &[String],
) -> Option<(Option<&'static str>, &'static str, Vec<&'static str>)> {
    if let [column] = columns
        && let Some(target) = table.column(column)?.references
    {
        return Some((target.schema, target.table, vec![target.column]));
    }
    let key = table.foreign_keys.iter().find(|key| key.columns == columns)?;
    Some((key.schema, key.table, key.targets.to_vec()))
}

fn dist_style(style: DistStyle) -> String {
    match style {
        DistStyle::Auto => "ALTER DISTSTYLE AUTO".to_owned(),
        DistStyle::Even => "ALTER DISTSTYLE EVEN".to_owned(),
        DistStyle::All => "ALTER DISTSTYLE ALL".to_owned(),
        DistStyle::Key(key) => format!("ALTER DISTSTYLE KEY DISTKEY {}", quoted(key)),
    }
}

fn sort_key(key: SortKey) -> String {
    match key {
        SortKey::Auto => "ALTER SORTKEY AUTO".to_owned(),
        SortKey::Compound(columns) | SortKey::Interleaved(columns) => {
            format!("ALTER COMPOUND SORTKEY ({})", names(columns))
        }
    }
}

fn names(columns: &[&str]) -> String {
    columns.iter().map(|column| quoted(column)).collect::<Vec<_>>().join(", ")
}

const fn cascades(cascade: bool) -> &'static str {
    if cascade { " CASCADE" } else { " RESTRICT" }
}
