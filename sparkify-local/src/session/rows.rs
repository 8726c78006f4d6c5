//! Result columns and rows as the wire protocol carries them.

use bytes::{BufMut, BytesMut};
use duckdb::Statement;
use duckdb::arrow::array::{Array, StructArray};
use duckdb::core::LogicalTypeId;
use pgwire::messages::data::DataRow;
use std::sync::Arc;

use super::output::{Event, Format, Output};
use super::value::{self, Wire};
use crate::catalog::table::DataType;
use crate::error::SqlError;
use crate::translate::Known;

/// A column of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ResultColumn {
    pub(crate) name: String,
    pub(crate) wire: Wire,
}

impl ResultColumn {
    pub(crate) fn new(name: String, wire: Wire) -> Self {
        Self { name, wire }
    }
}

/// The columns of a statement that ran.
pub(crate) fn columns(statement: &Statement<'_>, types: &[Option<Known>]) -> Vec<ResultColumn> {
    let schema = statement.schema();
    schema
        .fields()
        .iter()
        .enumerate()
        .map(|(index, field)| {
            let summed = matches!(
                statement.column_logical_type(index).id(),
                LogicalTypeId::Hugeint | LogicalTypeId::UHugeint
            );
            let wire = if summed { Wire::Int8 } else { Wire::from(field.data_type()) };
            let wire = interval_wire(wire, types.get(index).copied().flatten());
            ResultColumn::new(shown_name(field.name()), wire)
        })
        .collect()
}

/// The engine has one type for every kind of interval.
pub(crate) fn interval_wire(wire: Wire, known: Option<Known>) -> Wire {
    match (wire, known.map(|known| known.data_type)) {
        (Wire::Interval | Wire::IntervalDayToSecond, Some(DataType::IntervalYearToMonth(_))) => {
            Wire::IntervalYearToMonth
        }
        (Wire::Interval, Some(DataType::IntervalDayToSecond(_))) => Wire::IntervalDayToSecond,
        (Wire::IntervalDayToSecond, None) => Wire::Interval,
        _ => wire,
    }
}

/// Columns of text.
pub(crate) fn text_columns(names: &[&str]) -> Vec<ResultColumn> {
    names.iter().map(|name| ResultColumn::new((*name).to_owned(), Wire::Varchar)).collect()
}

/// Sends a small result of text.
pub(crate) fn send_text(out: &mut Output, names: &[&str], rows: Vec<Vec<Option<String>>>, _format: &Format) {
    out.send(Event::Columns(Arc::new(text_columns(names))));
    let rows = rows
        .into_iter()
        .map(|row| {
            let mut data = BytesMut::new();
            let count = row.len();
            for value in row {
                // Text is written alike in both formats.
                put(&mut data, value.as_deref().map(str::as_bytes));
            }
            DataRow::new(data, i16::try_from(count).unwrap_or(i16::MAX))
        })
        .collect();
    out.rows(rows);
}

/// The rows of a chunk.
pub(crate) fn encode(
    chunk: &StructArray,
    columns: &[ResultColumn],
    format: &Format,
) -> Result<Vec<DataRow>, SqlError> {
    let count = i16::try_from(columns.len()).unwrap_or(i16::MAX);
    let mut rows = Vec::with_capacity(chunk.len());
    let mut value = BytesMut::with_capacity(64);
    for row in 0..chunk.len() {
        let mut data = BytesMut::with_capacity(columns.len() * 16);
        for (index, column) in columns.iter().enumerate() {
            let array = chunk.column(index);
            if array.is_null(row) {
                put(&mut data, None);
                continue;
            }
            value.clear();
            value::write(&mut value, array, row, column.wire, format.is_binary(index))?;
            put(&mut data, Some(&value));
        }
        rows.push(DataRow::new(data, count));
    }
    Ok(rows)
}

fn put(data: &mut BytesMut, value: Option<&[u8]>) {
    match value {
        Some(bytes) => {
            data.put_i32(i32::try_from(bytes.len()).unwrap_or(i32::MAX));
            data.put_slice(bytes);
        }
        None => data.put_i32(-1),
    }
}

/// The name a client sees: that of the function for an unnamed call, as `PostgreSQL` does.
pub(crate) fn shown_name(name: &str) -> String {
    let trimmed = name.trim();
    if let Some(inner) = trimmed.strip_prefix("CAST(").or_else(|| trimmed.strip_prefix("TRY_CAST(")) {
        return match inner.rfind(" AS ") {
            Some(end) => shown_name(&inner[..end]),
            None => "?column?".to_owned(),
        };
    }
    if trimmed.starts_with("CASE ") {
        return "case".to_owned();
    }
    if let Some((function, _)) = trimmed.split_once('(')
        && trimmed.ends_with(')')
        && !function.is_empty()
    {
        let function = function.rsplit('.').next().unwrap_or(function).trim_matches('"');
        if is_plain(function) {
            return match function {
                "count_star" => "count".to_owned(),
                other => other.to_lowercase(),
            };
        }
    }
    let computed =
        trimmed.starts_with(['(', '\'', '-', '$']) || trimmed.starts_with(|c: char| c.is_ascii_digit());
    if computed || trimmed.is_empty() || matches!(trimmed, "NULL" | "true" | "false") {
        return "?column?".to_owned();
    }
    name.to_lowercase()
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::span::{DayPart, YearPart};

    #[test]
    fn intervals_have_the_number_of_their_kind() {
        let of = |data_type| Some(Known { data_type, insensitive: false });
        let months = of(DataType::IntervalYearToMonth(YearPart::Month));
        let days = of(DataType::IntervalDayToSecond(DayPart::Second(6)));
        let oid = |wire, known| interval_wire(wire, known).describe().0;
        // As the engine's answer and its description name them.
        for wire in [Wire::Interval, Wire::IntervalDayToSecond] {
            assert_eq!([oid(wire, months), oid(wire, days), oid(wire, None)], [1188, 1190, 1186]);
        }
        assert_eq!(oid(Wire::Int4, of(DataType::Integer)), 23);
    }

    #[test]
    fn names_as_postgresql_shows_them() {
        let cases = [
            ("count_star()", "count"),
            ("sum(x)", "sum"),
            ("CAST(userId AS INTEGER)", "userid"),
            ("CAST(1 AS INTEGER)", "?column?"),
            ("(a + b)", "?column?"),
            ("'x'", "?column?"),
            ("CASE  WHEN ((a = 1)) THEN (1) ELSE 2 END", "case"),
            ("artist_name", "artist_name"),
            ("pg_internal.\"version\"()", "version"),
        ];
        for (name, shown) in cases {
            assert_eq!(shown_name(name), shown);
        }
    }
}
