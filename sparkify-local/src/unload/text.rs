//! A row as a line: CSV, delimited or of fixed width.

use bytes::BytesMut;
use duckdb::arrow::array::{Array, StructArray};

use super::column::Column;
use super::statement::Layout;
use crate::error::SqlError;
use crate::session::value;

/// How rows become lines.
#[derive(Debug)]
pub(super) struct Text<'a> {
    pub(super) layout: &'a Layout,
    pub(super) null_as: Option<&'a str>,
}

/// The line of the columns' names.
pub(super) fn header(text: &Text<'_>, columns: &[&Column], out: &mut Vec<u8>) {
    for (at, column) in columns.iter().enumerate() {
        between(text.layout, at, out);
        match text.layout {
            Layout::Csv { delimiter } => csv(column.name.as_bytes(), *delimiter, out),
            Layout::Delimited { delimiter, add_quotes, escape } => {
                let marks = Marks { delimiter: *delimiter, quotes: *add_quotes, escape: *escape };
                delimited(column.name.as_bytes(), &marks, out);
            }
            Layout::FixedWidth { .. } => {}
        }
    }
    out.push(b'\n');
}

/// One row of a chunk; `columns` with their index in it.
pub(super) fn row(
    text: &Text<'_>,
    columns: &[(usize, &Column)],
    chunk: &StructArray,
    row: usize,
    out: &mut Vec<u8>,
) -> Result<(), SqlError> {
    let mut value = BytesMut::with_capacity(64);
    for (at, (index, column)) in columns.iter().enumerate() {
        between(text.layout, at, out);
        let array = chunk.column(*index);
        value.clear();
        if !array.is_null(row) {
            value::write(&mut value, array, row, column.wire, false)?;
        } else if column.is_super() {
            // NULL AS is not for SUPER, whose NULL is that of JSON.
            value.extend_from_slice(b"null");
        } else {
            null(text, column, at, out)?;
            continue;
        }
        match text.layout {
            Layout::Csv { delimiter } => csv(&value, *delimiter, out),
            Layout::Delimited { delimiter, add_quotes, escape } => {
                let escape = *escape && column.is_text();
                delimited(&value, &Marks { delimiter: *delimiter, quotes: *add_quotes, escape }, out);
            }
            Layout::FixedWidth { widths } => {
                fixed(&value, column, widths.get(at).copied().unwrap_or(0), out)?;
            }
        }
    }
    out.push(b'\n');
    Ok(())
}

fn between(layout: &Layout, at: usize, out: &mut Vec<u8>) {
    match layout {
        Layout::Csv { delimiter } | Layout::Delimited { delimiter, .. } if at > 0 => out.push(*delimiter),
        _ => {}
    }
}

fn null(text: &Text<'_>, column: &Column, at: usize, out: &mut Vec<u8>) -> Result<(), SqlError> {
    let word = text.null_as.unwrap_or_default();
    match text.layout {
        Layout::Csv { .. } | Layout::Delimited { add_quotes: false, .. } => {
            out.extend_from_slice(word.as_bytes());
        }
        Layout::Delimited { .. } => {
            let message = format!("a NULL in column \"{}\" with ADDQUOTES", column.name);
            return Err(SqlError::unsupported(format!("{message} is not supported by the stand-in"))
                .detail("Redshift does not say whether it puts quotes around a NULL")
                .hint("leave out ADDQUOTES, unload as CSV, or give the column a value with NVL"));
        }
        Layout::FixedWidth { widths } => {
            let width = widths.get(at).copied().unwrap_or(0);
            if word.len() > width && column.is_text() {
                let message = format!("the NULL AS string is wider than the column \"{}\"", column.name);
                return Err(SqlError::new("XX000", message).detail(format!("the width is {width}")));
            }
            let word = if word.len() > width { "" } else { word };
            fixed(word.as_bytes(), column, width, out)?;
        }
    }
    Ok(())
}

/// Quoted where it has to be: it holds a delimiter, a quote or the end of a line.
fn csv(value: &[u8], delimiter: u8, out: &mut Vec<u8>) {
    if !value.iter().any(|byte| *byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r')) {
        return out.extend_from_slice(value);
    }
    out.push(b'"');
    for byte in value {
        if *byte == b'"' {
            out.push(b'"');
        }
        out.push(*byte);
    }
    out.push(b'"');
}

struct Marks {
    delimiter: u8,
    quotes: bool,
    escape: bool,
}

fn delimited(value: &[u8], marks: &Marks, out: &mut Vec<u8>) {
    if marks.quotes {
        out.push(b'"');
    }
    for byte in value {
        let special = *byte == marks.delimiter
            || matches!(byte, b'\n' | b'\r' | b'\\')
            || (marks.quotes && matches!(byte, b'"' | b'\''));
        if marks.escape && special {
            out.push(b'\\');
        }
        out.push(*byte);
    }
    if marks.quotes {
        out.push(b'"');
    }
}

/// Blanks up to the width; nothing is cut.
fn fixed(value: &[u8], column: &Column, width: usize, out: &mut Vec<u8>) -> Result<(), SqlError> {
    if !value.is_ascii() {
        let message =
            format!("the column \"{}\" holds more than ASCII, and FIXEDWIDTH is asked for", column.name);
        return Err(SqlError::unsupported(format!("{message}; that is not supported by the stand-in"))
            .detail("Redshift does not say whether it counts bytes or characters")
            .hint("unload as CSV, JSON or Parquet"));
    }
    let Some(blanks) = width.checked_sub(value.len()) else {
        let message = format!("a value of column \"{}\" is wider than its {width} characters", column.name);
        return Err(SqlError::new("XX000", message)
            .detail(format!("the value has {}", value.len()))
            .hint("make the column wider in FIXEDWIDTH, which cuts nothing"));
    };
    out.extend_from_slice(value);
    out.resize(out.len() + blanks, b' ');
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn csv_is_quoted_where_it_has_to_be() {
        for (value, expected) in [
            ("Pinewood Race|track", "\"Pinewood Race|track\""),
            ("Columbus \"Crew\" Stadium", "\"Columbus \"\"Crew\"\" Stadium\""),
            ("Community, Ballpark, Arena", "Community, Ballpark, Arena"),
            ("a\nb", "\"a\nb\""),
            ("a\rb", "\"a\rb\""),
            ("", ""),
        ] {
            assert_eq!(written(|out| csv(value.as_bytes(), b'|', out)), expected);
        }
    }

    #[test]
    fn what_would_end_a_field_is_escaped() {
        let of = |value: &str, quotes, escape| {
            let marks = Marks { delimiter: b'|', quotes, escape };
            written(|out| delimited(value.as_bytes(), &marks, out))
        };
        assert_eq!(of("a|b\\c\nd\re\"'", false, true), "a\\|b\\\\c\\\nd\\\re\"'");
        assert_eq!(of("a|b\"'", true, true), "\"a\\|b\\\"\\'\"");
        assert_eq!(of("Phoenix, AZ", true, false), "\"Phoenix, AZ\"");
        assert_eq!(of("a|b\\", false, false), "a|b\\");
    }
}
