//! The four libraries: what the same tables look like in each, one table a file.

mod diesel;
mod sea_orm;
mod serde;
mod sparkify;

use crate::schema::{Column, Table};

/// A library whose derives are measured.
pub(crate) struct Library {
    /// Its name, and the name of the crate written with it.
    pub(crate) name: &'static str,
    /// The crate's dependencies, pinned; none for our own, which lies in this workspace.
    pub(crate) dependencies: &'static str,
    /// What stands in the crate's root besides the modules.
    pub(crate) root: fn(&[Table]) -> String,
    /// A table's module.
    pub(crate) module: fn(&Table) -> String,
}

/// Ours first, then the others.
pub(crate) const LIBRARIES: [Library; 4] =
    [sparkify::LIBRARY, serde::LIBRARY, sea_orm::LIBRARY, diesel::LIBRARY];

/// The fields of a struct, with what `attribute` says of each.
fn fields(
    table: &Table,
    attribute: impl Fn(&Column) -> Option<String>,
    ty: impl Fn(&Column) -> &'static str,
) -> String {
    let fields = table.columns.iter().map(|column| {
        let attribute = attribute(column).map(|it| format!("    {it}\n")).unwrap_or_default();
        let (name, ty) = (&column.name, ty(column));
        let ty = if column.nullable { format!("Option<{ty}>") } else { ty.to_owned() };
        format!("    /// The {name} of a record.\n{attribute}    pub {name}: {ty},\n")
    });
    fields.collect::<Vec<_>>().concat()
}
