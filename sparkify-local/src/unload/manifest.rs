//! The manifest: the files, and with VERBOSE their columns, rows and bytes.

use serde_json::{Map, Value, json};

use super::column::Column;
use super::file::Written;
use super::statement::{Format, Manifest, UnloadStatement};
use crate::catalog::table::DataType;

/// The text of the manifest, if there is one.
pub(super) fn text(
    statement: &UnloadStatement,
    columns: &[(usize, &Column)],
    files: &[Written],
) -> Option<String> {
    let verbose = match statement.manifest {
        Manifest::Absent => return None,
        Manifest::Plain => false,
        Manifest::Verbose => true,
    };
    // COPY of a columnar format asks for the length.
    let lengths = verbose || matches!(statement.format, Format::Parquet { .. });
    let entry = |file: &Written| {
        let mut entry = Map::new();
        entry.insert("url".to_owned(), file.url.to_string().into());
        if lengths {
            let mut meta = Map::new();
            meta.insert("content_length".to_owned(), file.size.into());
            if verbose {
                meta.insert("record_count".to_owned(), file.records.into());
            }
            entry.insert("meta".to_owned(), meta.into());
        }
        Value::Object(entry)
    };
    let mut manifest = Map::new();
    manifest.insert("entries".to_owned(), files.iter().map(entry).collect());
    if verbose {
        let elements: Vec<Value> = columns.iter().map(|(_, column)| element(column)).collect();
        let total = |of: fn(&Written) -> u64| files.iter().map(of).sum::<u64>();
        manifest.insert("schema".to_owned(), json!({ "elements": elements }));
        manifest.insert(
            "meta".to_owned(),
            json!({ "content_length": total(|file| file.size), "record_count": total(|file| file.records) }),
        );
        manifest.insert("author".to_owned(), json!({ "name": "Amazon Redshift", "version": "1.0.0" }));
    }
    Some(format!("{:#}\n", Value::Object(manifest)))
}

fn element(column: &Column) -> Value {
    let base = |base: &str| json!({ "base": base });
    let data_type = match column.data_type {
        DataType::SmallInt => base("smallint"),
        DataType::Integer => base("integer"),
        DataType::BigInt => base("bigint"),
        DataType::Decimal { precision, scale } => {
            json!({ "base": "numeric", "precision": precision, "scale": scale })
        }
        DataType::Real => base("real"),
        DataType::Double => base("double precision"),
        DataType::Boolean => base("boolean"),
        DataType::Char(length) => json!({ "base": "character", "max_length": length }),
        DataType::Varchar(length) => json!({ "base": "character varying", "max_length": length }),
        DataType::Date => base("date"),
        DataType::Time => base("time without time zone"),
        DataType::TimeTz => base("time with time zone"),
        DataType::Timestamp => base("timestamp without time zone"),
        DataType::TimestampTz => base("timestamp with time zone"),
        // No format takes them.
        DataType::IntervalYearToMonth(_) | DataType::IntervalDayToSecond(_) => base("interval"),
        DataType::Super => base("super"),
        DataType::Varbyte(_) => base("binary varying"),
    };
    json!({ "name": column.name, "type": data_type })
}
