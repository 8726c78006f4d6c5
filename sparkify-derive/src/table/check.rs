//! The rules across a table's attributes that need no types.

mod constraints;
mod encodings;
mod source;

use super::{
    column::Column,
    model::{KeyList, Kind, SortKey, Table},
};
use crate::{errors::Errors, names, nearest};
use proc_macro2::Ident;
use std::collections::HashMap;
use syn::ext::IdentExt;

const MOST_COLUMNS: usize = 1600;
const MOST_COMPOUND: usize = 400;
const MOST_INTERLEAVED: usize = 8;

/// Reports every rule the table breaks.
pub(super) fn table(table: &Table, errors: &mut Errors) {
    kind(table, errors);
    distribution(table, errors);
    sort_order(table, errors);
    primary_key(table, errors);
    constraints::judge(table, errors);
    encodings::judge(table, errors);
    source::judge(table, errors);
    columns(table, errors);
    names::judge_doc(&table.attributes, errors);
    for column in &table.columns {
        names::judge_doc(&column.attributes, errors);
        self::column(column, errors);
    }
}

fn kind(table: &Table, errors: &mut Errors) {
    if let Kind::Unsaid = table.kind {
        let ident = table.ident();
        errors.at(
            ident,
            format!("say what `{ident}` is for: `#[table(kind = …)]` with `staging`, `fact` or `dimension`"),
        );
    }
}

fn distribution(table: &Table, errors: &mut Errors) {
    let Some(key) = &table.dist_key else { return };
    field_exists(table, key, errors);
    if let Some(style) = &table.dist_style {
        errors.at(
            style,
            format!("`dist_key` distributes by `{key}`, so the style is not `{style}`: keep one of the two"),
        );
    }
}

fn sort_order(table: &Table, errors: &mut Errors) {
    if let Some(SortKey::Compound(list)) = &table.sort_key {
        key_list(table, list, MOST_COMPOUND, "a compound sort key", errors);
    }
    let Some(list) = &table.interleaved else {
        return;
    };
    key_list(table, list, MOST_INTERLEAVED, "an interleaved sort key", errors);
    if table.sort_key.is_some() {
        errors.at(&list.word, "a table has one sort key: keep `sort_key` or `interleaved_sort_key`");
    }
}

fn primary_key(table: &Table, errors: &mut Errors) {
    let words = table.columns.iter().filter_map(|column| column.primary_key.as_ref());
    if let Some(list) = &table.primary_key {
        key_list(table, list, MOST_COLUMNS, "a primary key", errors);
        for word in words {
            errors.at(word, "the primary key is said of the table already: `#[table(primary_key(…))]`");
        }
    } else {
        let fields: Vec<String> = table.primary_key().into_iter().map(names::field).collect();
        for word in words.skip(1) {
            errors.at(
                word,
                format!(
                    "a table has one primary key; of several columns write `#[table(primary_key({}))]`",
                    fields.join(", ")
                ),
            );
        }
    }
}

pub(super) fn key_list(table: &Table, list: &KeyList, most: usize, what: &str, errors: &mut Errors) {
    if list.fields.is_empty() {
        errors.at(&list.word, format!("{what} has at least one field"));
    }
    if let Some(surplus) = list.fields.get(most) {
        errors.at(surplus, format!("{what} has at most {most} columns; this is number {}", most + 1));
    }
    for (i, field) in list.fields.iter().enumerate() {
        field_exists(table, field, errors);
        if list.fields[..i].contains(field) {
            errors.at(field, format!("`{field}` is already in `{}`", list.word));
        }
    }
}

fn field_exists(table: &Table, field: &Ident, errors: &mut Errors) {
    if table.column(field).is_some() || table.columns.is_empty() {
        return;
    }
    let fields: Vec<String> = table.columns.iter().map(|column| names::field(column.ident())).collect();
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    let hint = nearest::hint(&field.unraw().to_string(), "fields", &fields);
    errors.at(field, format!("no field `{field}` in `{}`; {hint}", table.ident()));
}

fn columns(table: &Table, errors: &mut Errors) {
    if let Some(surplus) = table.columns.get(MOST_COLUMNS) {
        errors.at(
            surplus.ident(),
            format!("a table has at most {MOST_COLUMNS} columns; this is number {}", MOST_COLUMNS + 1),
        );
    }
    column_names(table, errors);
    let mut identity = None;
    for column in &table.columns {
        let Some(found) = &column.identity else {
            continue;
        };
        if let Some(earlier) = identity {
            errors.at(&found.word, format!("a table has one identity column, and `{earlier}` is it"));
        }
        identity = identity.or(Some(column.ident()));
    }
}

/// No two columns have the same name.
pub(super) fn column_names(table: &Table, errors: &mut Errors) {
    let mut seen: HashMap<String, &Column> = HashMap::new();
    for column in &table.columns {
        let name = column.name.text();
        if let Some(earlier) = seen.get(&name) {
            let earlier = earlier.ident();
            errors.at(column.name.token(), format!("field `{earlier}` has the column name `{name}` already"));
        } else {
            seen.insert(name, column);
        }
    }
}

fn column(column: &Column, errors: &mut Errors) {
    if let Some(source) = &column.source
        && source.value().is_empty()
    {
        errors.at(source, "the key in the source is empty");
    }
    if column.identity.is_none() {
        return;
    }
    if let Some(default) = &column.default {
        errors.at(&default.word, "an identity column has no default: Redshift numbers its rows");
    }
    if !column.is_generated() {
        return;
    }
    if let Some(source) = &column.source {
        errors.at(
            source,
            "an identity column takes no numbers from the source: Redshift numbers its rows; \
             `identity_by_default` takes them",
        );
    }
    if let Some(references) = &column.references {
        errors.at(&references.word, "an identity column refers to nothing: Redshift numbers its rows");
    }
}
