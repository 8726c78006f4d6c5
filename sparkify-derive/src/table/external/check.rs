//! The rules of an external table that need no types.

use super::model::External;
use crate::{
    errors::Errors,
    table::{
        check::{column_names, key_list},
        column::Column,
    },
};
use quote::ToTokens;

/// With the pseudocolumns `$path` and `$size` there are 1600.
const MOST_COLUMNS: usize = 1598;

/// Reports every rule the table breaks.
pub(super) fn external(external: &External, errors: &mut Errors) {
    let (table, ident) = (&external.table, external.table.ident());
    if table.schema.is_none() {
        errors.at(ident, format!("`{ident}` has to be in an external schema: `#[table(schema = \"…\")]`"));
    }
    if !external.says_form {
        errors.at(ident, format!("say what the files of `{ident}` are: `#[table(stored_as = parquet)]`"));
    }
    let is_text = external.form() == "Text";
    match &external.delimiter {
        Some((word, _)) if !is_text => {
            errors.at(word, "only the fields of `stored_as = text` have a delimiter");
        }
        Some((_, delimiter))
            if !delimiter.value().is_ascii() || matches!(delimiter.value(), '\n' | '\r' | '\0') =>
        {
            errors.at(delimiter, "a delimiter is one ASCII character, and no line break");
        }
        None if is_text => errors.at(
            ident,
            format!("say what stands between two fields of `{ident}`: `#[table(delimiter = '\\t')]`"),
        ),
        _ => {}
    }
    if let Some(list) = &external.partitioned_by {
        key_list(table, list, MOST_COLUMNS, "a partition", errors);
        if external.of_files().is_empty() && !table.columns.is_empty() {
            errors
                .at(&list.word, "a column of a partition is in no file, so one has to be left for the files");
        }
    }
    if let Some(surplus) = table.columns.get(MOST_COLUMNS) {
        errors.at(
            surplus.ident(),
            format!(
                "an external table has at most {MOST_COLUMNS} columns; this is number {}",
                MOST_COLUMNS + 1
            ),
        );
    }
    column_names(table, errors);
    for column in &table.columns {
        self::column(column, errors);
    }
}

fn column(column: &Column, errors: &mut Errors) {
    let mut refuse = |key: &str, token: Option<&dyn ToTokens>| {
        if let Some(token) = token {
            errors.at(
                token,
                format!("an external column has no `{key}`: Redshift reads the files as they are"),
            );
        }
    };
    refuse("source", column.source.as_ref().map(|it| it as &dyn ToTokens));
    refuse("time_format", column.time_format.as_ref().map(|it| &it.written as &dyn ToTokens));
    refuse("encode", column.encoding.as_ref().map(|it| &it.word as &dyn ToTokens));
    refuse("collate", column.collation.as_ref().map(|it| &it.word as &dyn ToTokens));
    refuse("default", column.default.as_ref().map(|it| &it.word as &dyn ToTokens));
    refuse("primary_key", column.primary_key.as_ref().map(|it| it as &dyn ToTokens));
    refuse("unique", column.unique.as_ref().map(|it| it as &dyn ToTokens));
    refuse("references", column.references.as_ref().map(|it| &it.word as &dyn ToTokens));
    if let Some(identity) = &column.identity {
        refuse(&identity.word.to_string(), Some(&identity.word));
    }
}
