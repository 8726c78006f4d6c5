//! The tables with our derive, every statement of them evaluated.

use super::{Library, fields};
use crate::schema::Table;

pub(super) const LIBRARY: Library = Library { name: "sparkify", dependencies: "", root, module };

fn root(_: &[Table]) -> String {
    String::new()
}

fn module(table: &Table) -> String {
    let (rust_name, sql_name) = (table.rust_name(), table.sql_name());
    let parent = table.parent().map(|parent| parent.rust_name());
    let (kind, layout) = match table.number % 3 {
        0 => ("fact", "dist_key = parent_id"),
        1 => ("dimension", "dist_style = all"),
        _ => ("staging", "dist_style = even, backup = false"),
    };
    let fields = fields(
        table,
        |column| match (&parent, column.name.as_str(), column.attributes) {
            (Some(parent), "parent_id", _) => Some(format!("#[column(references = {parent}::id)]")),
            (_, _, "") => None,
            (_, _, attributes) => Some(format!("#[column({attributes})]")),
        },
        |column| column.ours,
    );
    let parent = table
        .parent()
        .map(|parent| format!("use super::{}::{};\n", parent.sql_name(), parent.rust_name()))
        .unwrap_or_default();
    format!(
        "{parent}#[allow(unused_imports)]
use sparkify_schema::{{Char, Date, Decimal, Super, Table, Timestamp, TimestampTz, Varbyte, Varchar}};

/// A record.
#[derive(Table)]
#[table(name = \"{sql_name}\", kind = {kind}, {layout}, sort_key(created_at, id), encode = manual)]
pub struct {rust_name} {{
{fields}}}

const _: [&str; 2] = [<{rust_name} as Table>::CREATE, <{rust_name} as Table>::DROP];
"
    )
}
