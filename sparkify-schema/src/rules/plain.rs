//! The columns whose written words keep every rule, judged again by their types.

use super::{
    collation_is_legal, constraint_is_legal, default_is_legal, encoding_is_legal, identity_is_legal,
    key_is_legal, primary_key_is_legal, type_is_valid,
};
use crate::{
    column::ColumnDef,
    const_text::same,
    layout::{DistStyle, SortKey},
    table::{Table, TableDef},
};

/// The columns at these places keep their rules. The derive has read so in the names of their types, and a name may
/// stand for a type of one's own.
#[track_caller]
#[expect(
    clippy::redundant_pattern_matching,
    reason = "in const evaluation a call is what costs, `is_some` too"
)]
pub const fn columns_are_legal<T: Table>(places: &[usize]) {
    let table = &T::DEF;
    let mut i = 0;
    while i < places.len() {
        let column = &table.columns[places[i]];
        // Only what is said is judged.
        if let Some(_) = column.mistake {
            type_is_valid(column);
        }
        if let Some(_) = column.encoding {
            encoding_is_legal(column);
        }
        if let Some(_) = column.collation {
            collation_is_legal(column);
        }
        if let Some(_) = column.identity {
            identity_is_legal(column);
        }
        if let Some(_) = column.default {
            default_is_legal(column);
        }
        // Most columns may be any key, and then nobody asks which they are.
        if !column.family.may_be_key() {
            keys_are_legal(table, column);
        } else if column.nullable && contains(table.primary_key, column.name) {
            primary_key_is_legal(column);
        }
        i += 1;
    }
}

/// Judges a column of a kind that may not be every key.
#[track_caller]
const fn keys_are_legal(table: &TableDef, column: &ColumnDef) {
    if let DistStyle::Key(key) = table.dist_style
        && same(key, column.name)
    {
        key_is_legal(column, "a distribution key");
    }
    if let SortKey::Compound(keys) | SortKey::Interleaved(keys) = table.sort_key
        && contains(keys, column.name)
    {
        key_is_legal(column, "a sort key");
    }
    if contains(table.primary_key, column.name) {
        primary_key_is_legal(column);
    }
    if column.unique {
        constraint_is_legal(column, "unique");
    }
    let mut i = 0;
    while i < table.unique.len() {
        if contains(table.unique[i], column.name) {
            constraint_is_legal(column, "unique");
        }
        i += 1;
    }
}

const fn contains(names: &[&str], name: &str) -> bool {
    let mut i = 0;
    while i < names.len() {
        if same(names[i], name) {
            return true;
        }
        i += 1;
    }
    false
}
