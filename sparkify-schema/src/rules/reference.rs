//! The rule of REFERENCES.

use crate::{
    column::ColumnDef,
    const_text::{ConstText, fail, same},
    table::TableDef,
};

/// The column referred to exists, has the same type, and is a key of its table.
#[track_caller]
pub const fn reference_is_legal(column: &ColumnDef, table: &TableDef, field: &str) {
    let Some(target) = table.field(field) else {
        let mut fields = ConstText::<768>::new();
        let mut i = 0;
        while i < table.columns.len() && fields.len() + table.columns[i].field.len() + 4 < 768 {
            fields.put(if i == 0 { "`" } else { ", `" });
            fields.put(table.columns[i].field);
            fields.put("`");
            i += 1;
        }
        fail(&["`", table.rust_name, "` has no field `", field, "`; its fields are ", fields.as_str()]);
    };
    if !same(target.type_name, column.type_name) {
        fail(&[
            "`",
            column.field,
            "` is ",
            column.type_name,
            ", but `",
            table.rust_name,
            "::",
            field,
            "` is ",
            target.type_name,
        ]);
    }
    let is_key = table.primary_key.len() == 1 && same(table.primary_key[0], target.name);
    if !is_key && !target.unique {
        fail(&[
            "`",
            table.rust_name,
            "::",
            field,
            "` is neither the primary key of `",
            table.name,
            "` nor unique, so nothing can refer to it",
        ]);
    }
}
