//! JSON and Avro: objects whose keys find their columns by name or by a document of paths.

use super::{CopyFormat, CopyOptions};
use crate::{render::literal, s3::S3Url, table::TableDef};

/// How the keys of a JSON object find their columns.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// By the column's name, letter by letter: `'auto'`.
    Auto,
    /// By the column's name in any case: `'auto ignorecase'`.
    AutoIgnoreCase,
    /// By the jsonpaths document at this URL, see [`json_paths`]: the n-th path feeds the n-th column.
    Paths(S3Url),
}

/// How the fields of an Avro record find their columns: as those of [`Json`].
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avro(pub Json);

impl CopyFormat for Json {
    type Options = CopyOptions;

    fn clauses(&self) -> Vec<String> {
        vec![format!("FORMAT AS JSON {}", self.argument())]
    }

    fn options(options: &CopyOptions) -> Vec<String> {
        options.clauses()
    }

    fn judge(&self, table: &TableDef) -> Result<(), String> {
        self.matches(table, "JSON")
    }
}

impl CopyFormat for Avro {
    type Options = CopyOptions;

    fn clauses(&self) -> Vec<String> {
        vec![format!("FORMAT AS AVRO {}", self.0.argument())]
    }

    fn options(options: &CopyOptions) -> Vec<String> {
        options.clauses()
    }

    fn judge(&self, table: &TableDef) -> Result<(), String> {
        self.0.matches(table, "AVRO")
    }
}

impl Json {
    fn argument(&self) -> String {
        match self {
            Self::Auto => "'auto'".to_owned(),
            Self::AutoIgnoreCase => "'auto ignorecase'".to_owned(),
            Self::Paths(url) => literal(url.as_str()),
        }
    }

    fn matches(&self, table: &TableDef, format: &str) -> Result<(), String> {
        let unmatched = table.columns.iter().filter(|column| column.is_copied()).find(|column| match self {
            Self::Auto => column.source != column.name,
            Self::AutoIgnoreCase => !column.source.eq_ignore_ascii_case(column.name),
            Self::Paths(_) => false,
        });
        match unmatched {
            Some(column) => Err(format!(
                "column `{}` is fed by the key `{}`, which {format} 'auto' never matches; use a jsonpaths document",
                column.name, column.source
            )),
            None => Ok(()),
        }
    }
}

/// The jsonpaths document of a table: one path for each column that is loaded, in the table's order.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html>.
#[must_use]
pub fn json_paths(table: &TableDef) -> String {
    let loaded = table.columns.iter().filter(|column| column.is_copied());
    let paths: Vec<_> = loaded.map(|column| format!("        {}", path(column.source))).collect();
    format!("{{\n    \"jsonpaths\": [\n{}\n    ]\n}}\n", paths.join(",\n"))
}

/// `"$['key']"`, as a JSON string.
fn path(key: &str) -> String {
    let mut text = String::from("\"$['");
    for character in key.chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            control if control < ' ' => text.extend(format!("\\u{:04x}", u32::from(control)).chars()),
            plain => text.push(plain),
        }
    }
    text.push_str("']\"");
    text
}
