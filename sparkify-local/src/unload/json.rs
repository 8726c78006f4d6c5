//! A row as a JSON object in a line of its own.

use bytes::BytesMut;
use duckdb::arrow::array::{Array, StructArray};

use super::column::Column;
use crate::error::SqlError;
use crate::session::value::{self, Wire};

/// One row of a chunk; `columns` with their index in it.
pub(super) fn row(
    columns: &[(usize, &Column)],
    chunk: &StructArray,
    row: usize,
    out: &mut Vec<u8>,
) -> Result<(), SqlError> {
    let mut text = BytesMut::with_capacity(64);
    for (at, (index, column)) in columns.iter().enumerate() {
        out.push(if at == 0 { b'{' } else { b',' });
        string(column.name.as_bytes(), out);
        out.push(b':');
        let array = chunk.column(*index);
        if array.is_null(row) {
            out.extend_from_slice(b"null");
            continue;
        }
        text.clear();
        value::write(&mut text, array, row, column.wire, false)?;
        match column.wire {
            _ if column.is_super() => out.extend_from_slice(&text),
            Wire::Int2 | Wire::Int4 | Wire::Int8 | Wire::Numeric { .. } => out.extend_from_slice(&text),
            Wire::Float4 | Wire::Float8 => {
                if matches!(text.first(), Some(b'N' | b'I')) || text.starts_with(b"-I") {
                    return Err(no_number(column, &text));
                }
                out.extend_from_slice(&text);
            }
            // The letters `t` and `f` of a boolean too: bare, they would be no JSON.
            _ => string(&text, out),
        }
    }
    out.extend_from_slice(b"}\n");
    Ok(())
}

fn no_number(column: &Column, text: &[u8]) -> SqlError {
    let text = String::from_utf8_lossy(text);
    SqlError::unsupported(format!("{text} in column \"{}\" cannot be unloaded as JSON", column.name))
        .detail("JSON has no such number")
        .hint("leave the row out, or turn the value to NULL with NULLIF")
}

/// A JSON string of UTF-8 text.
fn string(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'"');
    for byte in text {
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            0..0x20 => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            _ => out.push(*byte),
        }
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_back_by_serde_json() {
        for text in ["", "a\"b\\c", "\u{1}\u{1f}\u{7f}\n\r\t", "é😀/"] {
            let mut out = Vec::new();
            string(text.as_bytes(), &mut out);
            assert_eq!(serde_json::from_slice::<String>(&out).ok().as_deref(), Some(text));
        }
    }
}
