//! The columns of the unloaded query, and which of them a format can hold.

use super::statement::{Format, Layout, PartitionBy};
use crate::catalog::table::DataType;
use crate::error::SqlError;
use crate::session::value::Wire;

/// A column of the query's result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) data_type: DataType,
    /// Whether it compares without case.
    pub(crate) insensitive: bool,
    pub(crate) wire: Wire,
}

impl Column {
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.data_type, DataType::Char(_) | DataType::Varchar(_))
    }

    pub(crate) fn is_super(&self) -> bool {
        self.data_type == DataType::Super
    }
}

/// Fails if a format cannot hold one of the columns.
pub(crate) fn judge(columns: &[&Column], format: &Format) -> Result<(), SqlError> {
    let (name, excluded): (_, &[Wire]) = match format {
        Format::Parquet { .. } => ("PARQUET", &[Wire::Varbyte, Wire::Time, Wire::TimeTz]),
        Format::Json { .. } => ("JSON", &[Wire::Varbyte]),
        Format::Text { layout: Layout::FixedWidth { .. }, .. } => ("FIXEDWIDTH", &[Wire::Varbyte]),
        Format::Text { .. } => ("text", &[]),
    };
    let interval =
        |wire| matches!(wire, Wire::Interval | Wire::IntervalYearToMonth | Wire::IntervalDayToSecond);
    let bad = |column: &&&Column| interval(column.wire) || excluded.contains(&column.wire);
    if let Some(column) = columns.iter().find(bad) {
        let data_type = match column.wire {
            wire if interval(wire) => "INTERVAL",
            Wire::Varbyte => "VARBYTE",
            _ => "TIME",
        };
        let message = format!("column \"{}\" of type {data_type} cannot be unloaded as {name}", column.name);
        return Err(SqlError::unsupported(message)
            .detail(match column.wire {
                Wire::Varbyte => "VARBYTE is unloaded as text or CSV only",
                _ => "Redshift does not say how it writes that, so the stand-in refuses it",
            })
            .hint("cast it to VARCHAR in the query"));
    }
    if let Format::Json { .. } = format {
        for (index, column) in columns.iter().enumerate() {
            if columns[..index].iter().any(|other| other.name == column.name) {
                let message = format!("column \"{}\" appears twice in a row of JSON", column.name);
                return Err(SqlError::new("42701", message)
                    .hint("give the columns of the query different names with AS"));
            }
        }
    }
    match format {
        Format::Text { layout: Layout::FixedWidth { widths }, .. } if widths.len() != columns.len() => {
            let message = format!("FIXEDWIDTH has {} widths for {} columns", widths.len(), columns.len());
            Err(SqlError::new("XX000", message).hint("give one width for each column of the files"))
        }
        _ => Ok(()),
    }
}

/// The indices of the partition's columns.
pub(crate) fn partition(columns: &[Column], by: &PartitionBy) -> Result<Vec<usize>, SqlError> {
    let mut indices = Vec::with_capacity(by.columns.len());
    for (name, position) in &by.columns {
        let mut found = columns.iter().enumerate().filter(|(_, column)| column.name == *name);
        let Some((index, column)) = found.next() else {
            let known: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            return Err(SqlError::new(
                "42703",
                format!("column \"{name}\" of PARTITION BY is not in the query"),
            )
            .hint(format!("the columns are {}", known.join(", ")))
            .at(*position));
        };
        if found.next().is_some() {
            return Err(SqlError::new("42702", format!("column \"{name}\" of PARTITION BY is ambiguous"))
                .hint("give the columns of the query different names with AS")
                .at(*position));
        }
        refuse_key(column, *position)?;
        indices.push(index);
    }
    if indices.len() == columns.len() && !by.include {
        let position = by.columns.first().map_or(1, |(_, position)| *position);
        return Err(SqlError::new("XX000", "all columns of the query are in PARTITION BY")
            .detail("at least one has to be part of the files")
            .hint("add INCLUDE, or another column")
            .at(position));
    }
    Ok(indices)
}

/// Redshift takes SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, BOOLEAN, CHAR, VARCHAR, DATE and TIMESTAMP.
fn refuse_key(column: &Column, position: u32) -> Result<(), SqlError> {
    let name = &column.name;
    let error = match column.wire {
        _ if column.is_super() => {
            SqlError::new("XX000", format!("the SUPER column \"{name}\" cannot be in PARTITION BY"))
        }
        _ if column.insensitive => SqlError::unsupported(format!(
            "PARTITION BY the case-insensitive column \"{name}\" is not supported by the stand-in"
        ))
        .detail("Redshift does not say whether values that differ in case share a folder"),
        Wire::Bool | Wire::Float4 => SqlError::unsupported(format!(
            "PARTITION BY the {} column \"{name}\" is not supported by the stand-in",
            if column.wire == Wire::Bool { "BOOLEAN" } else { "REAL" }
        ))
        .detail("Redshift does not say how it writes such a value into the name of a folder"),
        Wire::Float8
        | Wire::Time
        | Wire::TimeTz
        | Wire::TimestampTz
        | Wire::Varbyte
        | Wire::Interval
        | Wire::IntervalYearToMonth
        | Wire::IntervalDayToSecond => {
            SqlError::new("XX000", format!("the type of column \"{name}\" cannot be in PARTITION BY"))
        }
        _ => return Ok(()),
    };
    Err(error.hint("cast it to VARCHAR in the query").at(position))
}
