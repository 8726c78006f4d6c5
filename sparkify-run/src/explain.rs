//! Turns a refused row into an explanation: the file on this machine, the Rust field, the mend.

mod mend;

use std::path::PathBuf;

use sparkify_schema::{ColumnDef, TableDef};

use crate::load_error::{BadRow, BadRows, LoadError, Refused};

/// Characters of a value that are shown.
const VALUE: usize = 80;

/// Where an `s3://` prefix lies on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) prefix: String,
    pub(crate) path: PathBuf,
}

/// Explains what the statement `statement` on `table` refused.
pub(crate) fn bad_rows(
    statement: &str,
    table: &str,
    refused: &Refused,
    tables: &'static [TableDef],
    places: &[Place],
) -> BadRows {
    let def = tables.iter().find(|def| def.name == table);
    BadRows {
        statement: statement.to_owned(),
        table: table.to_owned(),
        rows: refused.rows.iter().map(|error| row(table, error, def, places)).collect(),
        total: refused.total,
    }
}

fn row(table: &str, error: &LoadError, def: Option<&'static TableDef>, places: &[Place]) -> BadRow {
    let column = def.and_then(|def| def.columns.iter().find(|column| column.name == error.column));
    let field = def.zip(column).map(|(def, column)| format!("{}::{}", def.rust_name, column.field));
    let declared = column.map(declared).or_else(|| told(error));
    let value = Some(&error.value).filter(|_| !error.column.is_empty()).map(|value| shown(value));
    BadRow {
        file: on_this_machine(&error.file, places),
        line: error.line,
        table: table.to_owned(),
        column: Some(error.column.clone()).filter(|name| !name.is_empty()),
        hint: mend::hint(error, column, field.as_deref()),
        key: column.map(|column| column.source.to_owned()),
        declared,
        field,
        value: value.or_else(|| Some(&error.raw_line).filter(|l| !l.is_empty()).map(|line| shown(line))),
        code: error.code,
        reason: error.reason.clone(),
    }
}

fn declared(column: &ColumnDef) -> String {
    let null = if column.nullable { "" } else { " NOT NULL" };
    format!("{}{null}", column.sql)
}

/// The type as the error view tells it, for a column that no struct describes.
fn told(error: &LoadError) -> Option<String> {
    if error.column_type.is_empty() {
        return None;
    }
    let length = Some(error.length.as_str()).filter(|length| !length.is_empty() && *length != "0");
    let length = length.map(|length| format!("({length})")).unwrap_or_default();
    Some(format!("{}{length}", error.column_type.to_uppercase()))
}

/// The path behind an `s3://` URL, by the longest prefix that is mounted.
pub(crate) fn on_this_machine(url: &str, places: &[Place]) -> String {
    let below = |place: &Place| {
        let prefix = place.prefix.trim_end_matches('/');
        let rest = url.strip_prefix(prefix)?;
        (rest.is_empty() || rest.starts_with('/')).then(|| (prefix.len(), rest.trim_start_matches('/')))
    };
    places
        .iter()
        .filter_map(|place| Some((below(place)?, place)))
        .max_by_key(|((length, _), _)| *length)
        .map_or_else(
            || url.to_owned(),
            |((_, rest), place)| {
                let path = if rest.is_empty() { place.path.clone() } else { place.path.join(rest) };
                path.display().to_string()
            },
        )
}

/// A value as text that fits a line, without control characters.
fn shown(value: &str) -> String {
    let text: String = value.chars().take(VALUE).flat_map(visible).collect();
    if value.chars().count() > VALUE { format!("{text}…") } else { text }
}

fn visible(c: char) -> impl Iterator<Item = char> {
    let (escaped, plain) = if c.is_control() { (Some(c.escape_default()), None) } else { (None, Some(c)) };
    escaped.into_iter().flatten().chain(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_becomes_the_path_of_the_longest_mount() {
        let place = |prefix: &str, path: &str| Place { prefix: prefix.into(), path: path.into() };
        let places = [place("s3://b", "/data"), place("s3://b/log_data/", "/logs")];
        assert_eq!(on_this_machine("s3://b/log_data/2018/x.json", &places), "/logs/2018/x.json");
        assert_eq!(on_this_machine("s3://b/log_data2/x.json", &places), "/data/log_data2/x.json");
        assert_eq!(on_this_machine("s3://c/x.json", &places), "s3://c/x.json");
    }

    #[test]
    fn a_value_is_cut_and_made_visible() {
        assert_eq!(shown("a\u{18}b"), "a\\u{18}b");
        assert_eq!(shown(&"é".repeat(100)), format!("{}…", "é".repeat(80)));
    }
}
