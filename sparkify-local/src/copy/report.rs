//! Telling of rows that were not loaded: for the error views, and for the client.

use super::fault::{Code, Fault};
use super::objects::Object;
use super::plan::Plan;
use super::tally::BadRow;
use crate::catalog::load_errors::LoadError;
use crate::catalog::table::{DataType, Table};
use crate::error::SqlError;

/// A COPY that failed: nothing of it stays but its load errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CopyError {
    pub(crate) error: SqlError,
    /// For the error views; empty when the COPY failed before reading rows.
    pub(crate) rows: Vec<LoadError>,
    /// All bad rows met, of which `rows` are the first.
    pub(crate) count: u64,
}

impl From<SqlError> for Box<CopyError> {
    fn from(error: SqlError) -> Self {
        Self::new(CopyError { error, rows: Vec::new(), count: 0 })
    }
}

/// The row of the error views.
pub(crate) fn load_error(plan: &Plan, object: &Object, row: &BadRow) -> LoadError {
    let fault = &row.fault;
    let target = fault.column.and_then(|column| plan.targets.get(column));
    let mut message = fault.reason.clone();
    if row.first_line != row.last_line {
        message = format!("{message} (lines {} to {})", row.first_line, row.last_line);
    }
    LoadError {
        file_name: object.url.to_string(),
        line_number: i64::try_from(row.last_line).unwrap_or(i64::MAX),
        column_name: target.map(|target| target.name.clone()).unwrap_or_default(),
        column_type: target.map(|target| type_name(target.data_type)).unwrap_or_default().to_owned(),
        column_length: target.map(|target| length(target.data_type)).unwrap_or_default(),
        position: i64::try_from(fault.position).unwrap_or(i64::MAX),
        raw_line: text(&row.raw_line),
        raw_field_value: text(&fault.value),
        error_code: fault.code as i32,
        error_message: message,
    }
}

/// The error of a COPY with more bad rows than allowed, told by the first of them.
pub(crate) fn failed(table: &Table, plan: &Plan, object: &Object, row: &BadRow, count: u64) -> SqlError {
    let fault = &row.fault;
    let mut detail = vec![
        format!("file: {}", object.url),
        match row.last_line {
            last if last == row.first_line => format!("line: {last}"),
            last => format!("lines: {} to {last}", row.first_line),
        },
    ];
    if let Some(target) = fault.column.and_then(|column| plan.targets.get(column)) {
        detail.push(format!("column: {} {}", target.name, declared(target.data_type)));
        if fault.code != Code::NotNull {
            detail.push(format!("value: {}", text(&fault.value)));
        }
    }
    detail.push(format!("reason: {} (error {})", fault.reason, fault.code as i32));
    if count > 1 {
        detail.push(format!("bad rows so far: {count}"));
    }
    let message = format!(
        "Load into table '{}' failed.  Check 'sys_load_error_detail' system table for details.",
        table.name
    );
    let error = SqlError::new("XX000", message).detail(detail.join("\n"));
    match hint(fault) {
        Some(hint) => error.hint(hint),
        None => error,
    }
}

fn hint(fault: &Fault) -> Option<&'static str> {
    match fault.code {
        Code::Line if fault.reason.contains("Member is not an object") => Some(
            "a file holds objects one after another; if it is one array, take off the brackets and the \
             commas, for example with jq -c '.[]'",
        ),
        Code::Line => Some("repair the line, or skip such rows with MAXERROR"),
        Code::OutOfRange if fault.reason.ends_with("DDL length") => {
            Some("widen the column (its length counts bytes), or cut values with TRUNCATECOLUMNS")
        }
        Code::Char => Some("declare the column as VARCHAR"),
        Code::Utf8 => Some("repair the file, or replace invalid bytes with ACCEPTINVCHARS"),
        Code::Timestamp if fault.value.iter().all(u8::is_ascii_digit) => {
            Some("read epochs with TIMEFORMAT 'epochmillisecs' or 'epochsecs'")
        }
        Code::Timestamp => Some("name the format with TIMEFORMAT, or try TIMEFORMAT 'auto'"),
        Code::Date => Some("name the format with DATEFORMAT, or try DATEFORMAT 'auto'"),
        _ => None,
    }
}

/// The type in the words of the error views.
fn type_name(data_type: DataType) -> &'static str {
    match data_type {
        DataType::SmallInt => "int2",
        DataType::Integer => "int4",
        DataType::BigInt => "int8",
        DataType::Decimal { .. } => "numeric",
        DataType::Real => "float4",
        DataType::Double => "float8",
        DataType::Boolean => "bool",
        DataType::Char(_) => "char",
        DataType::Varchar(_) => "varchar",
        DataType::Date => "date",
        DataType::Time => "time",
        DataType::TimeTz => "timetz",
        DataType::Timestamp => "timestamp",
        DataType::TimestampTz => "timestamptz",
        DataType::IntervalYearToMonth(_) => "intervaly2m",
        DataType::IntervalDayToSecond(_) => "intervald2s",
        DataType::Super => "super",
        DataType::Varbyte(_) => "varbyte",
    }
}

fn length(data_type: DataType) -> String {
    match data_type {
        DataType::Char(length) | DataType::Varchar(length) | DataType::Varbyte(length) => length.to_string(),
        DataType::Decimal { precision, scale } => format!("{precision},{scale}"),
        _ => String::new(),
    }
}

/// The type as one would declare it.
fn declared(data_type: DataType) -> String {
    let name = match data_type {
        DataType::SmallInt => "SMALLINT",
        DataType::Integer => "INTEGER",
        DataType::BigInt => "BIGINT",
        DataType::Decimal { .. } => "DECIMAL",
        DataType::Real => "REAL",
        DataType::Double => "DOUBLE PRECISION",
        DataType::Boolean => "BOOLEAN",
        other => {
            return format!("{}{}", type_name(other).to_uppercase(), bracketed(&length(other)));
        }
    };
    name.to_owned() + &bracketed(&length(data_type))
}

fn bracketed(length: &str) -> String {
    if length.is_empty() { String::new() } else { format!("({length})") }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
