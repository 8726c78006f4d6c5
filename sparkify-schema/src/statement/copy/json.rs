//! JSON and Avro: objects whose keys find their columns by name or by a document of paths.

use super::{Copy, CopyFormat, CopyOptions, FileEncoding};
use crate::{column::ColumnDef, render::literal, s3::S3Url, table::TableDef, types::Family};

/// How the keys of a JSON object find their columns.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// By the column's name, letter by letter: `'auto'`.
    Auto,
    /// By the column's name in any case: `'auto ignorecase'`.
    AutoIgnoreCase,
    /// By the jsonpaths document at this URL: the n-th path feeds the n-th column.
    ///
    /// The document that [`json_paths`] or [`Copy::json_paths`] makes has a path for every column. Of one written by
    /// hand nothing is known before COPY reads it, and Redshift refuses it if it has more or fewer paths than columns.
    Paths(S3Url),
}

/// How a table says its JSON is read, `#[table(json = auto)]`: the keys of its columns are then judged while compiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonKeys {
    /// `json = auto`: as [`Json::Auto`].
    Auto,
    /// `json = auto_ignorecase`: as [`Json::AutoIgnoreCase`].
    AutoIgnoreCase,
    /// `json = paths`: as [`Json::Paths`].
    Paths,
}

/// JSON `'noshred'`: each object as it is, into the one SUPER column that is loaded.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/ingest-super.html>.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NoShred;

/// How the fields of an Avro record find their columns: as those of [`Json`].
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avro(pub Json);

impl CopyFormat for Json {
    type Options = CopyOptions;
    type Encoding = FileEncoding;

    fn clauses(&self) -> Vec<String> {
        vec![format!("FORMAT AS JSON {}", self.argument())]
    }

    fn judge(&self, columns: &[&ColumnDef]) -> Result<(), String> {
        self.matches(columns, "JSON")
    }

    fn json_keys(&self) -> Option<JsonKeys> {
        Some(match self {
            Self::Auto => JsonKeys::Auto,
            Self::AutoIgnoreCase => JsonKeys::AutoIgnoreCase,
            Self::Paths(_) => JsonKeys::Paths,
        })
    }
}

impl CopyFormat for NoShred {
    type Options = CopyOptions;
    type Encoding = FileEncoding;

    fn clauses(&self) -> Vec<String> {
        vec!["FORMAT AS JSON 'noshred'".to_owned()]
    }

    fn judge(&self, columns: &[&ColumnDef]) -> Result<(), String> {
        match columns {
            [column] if column.family == Family::Super => Ok(()),
            [column] => {
                Err(format!("'noshred' loads one SUPER column, but `{}` is {}", column.name, column.sql))
            }
            _ => Err(format!(
                "'noshred' loads one SUPER column, but {} columns are loaded; leave the others out by `without`",
                columns.len()
            )),
        }
    }
}

impl CopyFormat for Avro {
    type Options = CopyOptions;
    type Encoding = FileEncoding;

    fn clauses(&self) -> Vec<String> {
        vec![format!("FORMAT AS AVRO {}", self.0.argument())]
    }

    fn judge(&self, columns: &[&ColumnDef]) -> Result<(), String> {
        self.0.matches(columns, "AVRO")
    }

    fn json_keys(&self) -> Option<JsonKeys> {
        self.0.json_keys()
    }
}

impl JsonKeys {
    /// The word of `#[table(json = …)]`.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::AutoIgnoreCase => "auto_ignorecase",
            Self::Paths => "paths",
        }
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

    fn matches(&self, columns: &[&ColumnDef], format: &str) -> Result<(), String> {
        let unmatched = columns.iter().find(|column| match self {
            Self::Auto => key(column) != column.name,
            Self::AutoIgnoreCase => !key(column).eq_ignore_ascii_case(column.name),
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
    document(table.columns.iter().filter(|column| column.is_copied()))
}

impl Copy<Json> {
    /// The jsonpaths document of this COPY: one path for each column that it loads, in the table's order.
    #[must_use]
    pub fn json_paths(&self) -> String {
        document(self.columns().into_iter())
    }
}

/// The key in the objects: an identity has its own name, where its numbers are in the data.
fn key(column: &ColumnDef) -> &'static str {
    if column.is_copied() { column.source } else { column.name }
}

fn document<'a>(columns: impl Iterator<Item = &'a ColumnDef>) -> String {
    let paths: Vec<_> = columns.map(|column| format!("        {}", path(key(column)))).collect();
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
