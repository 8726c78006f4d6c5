//! From a JSON value to the value of a column, by Redshift's rules.

mod decimal;
pub(crate) mod moment;
mod number;
pub(crate) mod pattern;
mod text;

use super::fault::Fault;
use super::plan::Rules;
use crate::catalog::table::DataType;

/// A JSON value as it was written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'a> {
    pub(crate) kind: Kind,
    /// A string without quotes and escapes; anything else as written. Empty for null.
    pub(crate) text: &'a [u8],
    /// As written.
    pub(crate) raw: &'a [u8],
    /// The text is known to be UTF-8 without NUL.
    pub(crate) utf8: bool,
    /// Where it stands in its block.
    pub(crate) at: usize,
}

/// What kind of JSON value it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Number,
    Text,
    /// An object or an array.
    Nested,
}

/// A value ready to be stored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Cell<'a> {
    Null,
    Bool(bool),
    /// An integer, days since 1970, microseconds since 1970 or midnight, or a scaled DECIMAL up to 18 digits.
    Int(i64),
    /// A scaled DECIMAL of more digits.
    Wide(i128),
    Real(f32),
    Double(f64),
    /// UTF-8.
    Text(&'a [u8]),
}

impl Value<'_> {
    /// A key that is absent.
    pub(crate) fn null(at: usize) -> Self {
        Self { kind: Kind::Null, text: b"", raw: b"", utf8: true, at }
    }
}

/// Converts a value; `scratch` may hold the text of the cell returned.
#[inline]
pub(crate) fn convert<'a>(
    data_type: DataType,
    rules: &Rules,
    value: &Value<'a>,
    scratch: &'a mut Vec<u8>,
) -> Result<Cell<'a>, Fault> {
    if value.kind == Kind::Null {
        return Ok(Cell::Null);
    }
    match data_type {
        DataType::Varchar(length) => text::varchar(length, rules, value, scratch),
        DataType::Char(length) => text::char(length, rules, value),
        DataType::Super => text::json(value),
        // An empty string is no number and no date: it is nothing.
        _ if value.text.is_empty() => Ok(Cell::Null),
        DataType::SmallInt => number::integer(value.text, number::SHORT),
        DataType::Integer => number::integer(value.text, number::INTEGER),
        DataType::BigInt => number::integer(value.text, number::LONG),
        DataType::Decimal { precision, scale } => {
            decimal::decimal(value.text, precision, scale, rules.round_dec)
        }
        DataType::Real => number::real(value.text),
        DataType::Double => number::double(value.text),
        DataType::Boolean => number::boolean(value.text),
        DataType::Date => moment::date(value.text, rules),
        DataType::Timestamp => moment::timestamp(value.text, rules, false),
        DataType::TimestampTz => moment::timestamp(value.text, rules, true),
        DataType::Time => moment::time(value.text),
        DataType::TimeTz => moment::time_tz(value.text, scratch),
        // The plan refuses them.
        DataType::Varbyte(_) | DataType::IntervalYearToMonth(_) | DataType::IntervalDayToSecond(_) => {
            Ok(Cell::Text(value.text))
        }
    }
}
