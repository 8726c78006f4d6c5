//! The rules of REFERENCES and FOREIGN KEY.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/t_Defining_constraints.html>.

use crate::{
    column::ColumnDef,
    const_text::{ConstText, fail, same},
    table::TableDef,
};

/// The column referred to exists, has the same type, and is a key of its table.
#[track_caller]
pub const fn reference_is_legal(column: &ColumnDef, table: &TableDef, field: &str) {
    let target = target(column, table, field);
    if !table.is_key(&[target.name]) {
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

/// The column referred to, as part of a key, exists and has the same type.
#[track_caller]
pub const fn reference_pair_is_legal(column: &ColumnDef, table: &TableDef, field: &str) {
    target(column, table, field);
}

/// The fields referred to are together a key of their table.
#[track_caller]
pub const fn references_are_a_key(table: &TableDef, fields: &[&str]) {
    let mut names = [""; 16];
    let mut list = ConstText::<512>::new();
    let mut i = 0;
    // Fields that are not there are reported where they stand; keys of more columns are not judged.
    while i < fields.len() {
        match table.field(fields[i]) {
            Some(column) if i < names.len() => names[i] = column.name,
            _ => return,
        }
        if list.len() + fields[i].len() + 4 < 512 {
            list.put(if i == 0 { "`" } else { ", `" });
            list.put(fields[i]);
            list.put("`");
        }
        i += 1;
    }
    if !table.is_key(names.split_at(fields.len()).0) {
        fail(&[
            list.as_str(),
            " of `",
            table.rust_name,
            "` are together neither its primary key nor unique, so nothing can refer to them; say `primary_key(…)` or \
             `unique(…)` of exactly these fields there",
        ]);
    }
}

#[track_caller]
const fn target<'a>(column: &ColumnDef, table: &'a TableDef, field: &str) -> &'a ColumnDef {
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
    target
}
