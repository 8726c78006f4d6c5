//! What COPY reads: keys that find their columns, and timestamps in one form.
//!
//! Sources: <https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html>.

use crate::{
    errors::Errors,
    names,
    table::{column::Column, model::Table},
};

/// Reports the keys that are never found, and the timestamps that are in another form than the first.
pub(super) fn judge(table: &Table, errors: &mut Errors) {
    if let Some(json) = &table.json {
        let columns = table.columns.iter().filter(|column| !column.key().is_empty());
        match json.word.to_string().as_str() {
            "auto" => columns.for_each(|column| letter_by_letter(column, errors)),
            "auto_ignorecase" => columns.for_each(|column| in_any_case(column, errors)),
            // The document has a path for every column, since it is made of them.
            _ => {}
        }
    } else {
        table.columns.iter().for_each(|column| is_said_how(column, errors));
    }
    one_time_format(table, errors);
}

/// A key of its own is found in one way alone, so the table has to say which; then the keys can be judged here.
fn is_said_how(column: &Column, errors: &mut Errors) {
    let Some(source) = column.source.as_ref().filter(|_| !column.is_generated()) else { return };
    let (key, name) = (source.value(), column.name.text());
    if key.is_empty() || key == name {
        return;
    }
    let how = if key.eq_ignore_ascii_case(&name) { "auto_ignorecase" } else { "paths" };
    errors.at(
        source,
        format!(
            "JSON 'auto' never finds `{key}` for `{name}`: say how it is found, `#[table(json = {how})]`"
        ),
    );
}

fn letter_by_letter(column: &Column, errors: &mut Errors) {
    let (key, name) = (column.key(), column.name.text());
    if key == name {
        return;
    }
    let instead = if key.eq_ignore_ascii_case(&name) { "json = auto_ignorecase" } else { "json = paths" };
    let message = format!(
        "JSON 'auto' matches keys letter by letter with column names, which are lower case: `{key}` is never found by \
         `{name}`; say `{instead}`"
    );
    at_key(column, &message, errors);
}

fn in_any_case(column: &Column, errors: &mut Errors) {
    let (key, name) = (column.key(), column.name.text());
    if !key.eq_ignore_ascii_case(&name) {
        let message = format!(
            "JSON 'auto ignorecase' looks past capitals and past nothing else: `{key}` is never found by \
             `{name}`; say `json = paths`"
        );
        at_key(column, &message, errors);
    }
}

/// At the key, or at the name that made the field's another.
fn at_key(column: &Column, message: &str, errors: &mut Errors) {
    match &column.source {
        Some(source) => errors.at(source, message),
        None => errors.at(
            column.name.token(),
            format!(
                "{message}, or name the key if it is that of the column: `source = \"{}\"`",
                column.name.text()
            ),
        ),
    }
}

fn one_time_format(table: &Table, errors: &mut Errors) {
    let mut said = table.columns.iter().filter_map(|column| Some((column, column.time_format.as_ref()?)));
    let Some((first, format)) = said.next() else { return };
    for (column, other) in said.filter(|(_, other)| other.text != format.text) {
        errors.at(
            &other.written,
            format!(
                "TIMEFORMAT holds for every timestamp column of a COPY, and of `{}` it is `{}`; say the same, or load \
                 `{}` as a number or text and convert it in the load",
                names::field(first.ident()),
                format.written,
                names::field(column.ident())
            ),
        );
    }
}
