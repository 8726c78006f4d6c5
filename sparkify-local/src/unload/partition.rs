//! The folder of a partition, by the convention of Apache Hive.

use std::fmt::Write;

use bytes::BytesMut;
use duckdb::arrow::array::{Array, StructArray};

use super::column::Column;
use crate::error::SqlError;
use crate::session::value;

/// The folder of rows whose value is NULL.
const NULL: &str = "__HIVE_DEFAULT_PARTITION__";

/// `column=value/` for each column of the partition.
pub(super) fn folder(
    columns: &[(usize, &Column)],
    chunk: &StructArray,
    row: usize,
    out: &mut String,
) -> Result<(), SqlError> {
    out.clear();
    let mut text = BytesMut::new();
    for (index, column) in columns {
        escaped(&column.name, out);
        out.push('=');
        let array = chunk.column(*index);
        if array.is_null(row) {
            out.push_str(NULL);
        } else {
            text.clear();
            value::write(&mut text, array, row, column.wire, false)?;
            if text.is_empty() {
                let message = format!("an empty string in the partition column \"{}\"", column.name);
                return Err(SqlError::unsupported(format!("{message} is not supported by the stand-in"))
                    .detail("Redshift does not say in which folder such rows are")
                    .hint("give the column another value, or NULL with NULLIF"));
            }
            escaped(&String::from_utf8_lossy(&text), out);
        }
        out.push('/');
    }
    Ok(())
}

/// What a name of a folder cannot hold, by its number in `%`: Hive's `FileUtils.escapePathName`.
fn escaped(text: &str, out: &mut String) {
    for character in text.chars() {
        let special = character.is_ascii_control() || "\"#%'*/:=?\\{[]^".contains(character);
        if special {
            // Writing into a String cannot fail.
            let _ = write!(out, "%{:02X}", u32::from(character));
        } else {
            out.push(character);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_special_to_hive_is_escaped() {
        let of = |text: &str| {
            let mut out = String::new();
            escaped(text, &mut out);
            out
        };
        assert_eq!(of("2008-01-01 10:00:00"), "2008-01-01 10%3A00%3A00");
        assert_eq!(of("../a=b%\n"), "..%2Fa%3Db%25%0A");
        assert_eq!(of("é ü"), "é ü");
    }
}
