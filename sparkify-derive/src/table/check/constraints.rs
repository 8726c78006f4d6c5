//! Constraints of several columns, as far as the tokens tell.

use super::{MOST_COLUMNS, field_exists, key_list};
use crate::{
    errors::Errors,
    table::{
        foreign_key::ForeignKey,
        model::{KeyList, Table},
    },
};
use proc_macro2::Ident;
use std::collections::BTreeSet;
use syn::ext::IdentExt;

/// Reports what is wrong with `unique(…)` and `foreign_key(…)`.
pub(super) fn judge(table: &Table, errors: &mut Errors) {
    for (i, list) in table.unique.iter().enumerate() {
        key_list(table, list, MOST_COLUMNS, "a unique constraint", errors);
        if is_said_already(table, list, &table.unique[..i]) {
            errors.at(&list.word, "these fields tell the rows apart already; say it once");
        }
    }
    for key in &table.foreign_keys {
        foreign_key(table, key, errors);
    }
}

fn is_said_already(table: &Table, list: &KeyList, earlier: &[KeyList]) -> bool {
    let fields = set(&list.fields);
    if fields.is_empty() {
        return false;
    }
    let alone = list.fields.first().filter(|_| list.fields.len() == 1).and_then(|field| table.column(field));
    let primary_key: Vec<Ident> = table.primary_key().into_iter().cloned().collect();
    earlier.iter().any(|other| set(&other.fields) == fields)
        || set(&primary_key) == fields
        || alone.is_some_and(|column| column.unique.is_some())
}

fn foreign_key(table: &Table, key: &ForeignKey, errors: &mut Errors) {
    for (i, field) in key.fields.iter().enumerate() {
        field_exists(table, field, errors);
        if key.fields[..i].contains(field) {
            errors.at(field, format!("`{field}` is already in `{}`", key.word));
        }
    }
    for (i, target) in key.targets.iter().enumerate() {
        if key.targets[..i].contains(target) {
            errors.at(target, format!("`{target}` is already referred to"));
        }
    }
    let (from, to) = (key.fields.len(), key.targets.len());
    if from != to {
        errors.at(
            &key.table,
            format!(
                "{from} field{} can't refer to {to}: name one for each",
                if from == 1 { "" } else { "s" }
            ),
        );
    }
}

fn set(fields: &[Ident]) -> BTreeSet<String> {
    fields.iter().map(|field| field.unraw().to_string()).collect()
}
