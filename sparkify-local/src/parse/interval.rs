//! The type INTERVAL and its qualifiers.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html>.

use sqlparser::tokenizer::Token as Lexeme;

use super::cursor::Cursor;
use crate::catalog::span::{DayPart, YearPart};
use crate::catalog::table::DataType;
use crate::error::SqlError;

/// The qualifiers: the first and the last part, which is the same one if there is one alone.
const QUALIFIERS: &[(&str, &str)] = &[
    ("YEAR", "YEAR"),
    ("YEAR", "MONTH"),
    ("MONTH", "MONTH"),
    ("DAY", "DAY"),
    ("DAY", "HOUR"),
    ("DAY", "MINUTE"),
    ("DAY", "SECOND"),
    ("HOUR", "HOUR"),
    ("HOUR", "MINUTE"),
    ("HOUR", "SECOND"),
    ("MINUTE", "MINUTE"),
    ("MINUTE", "SECOND"),
    ("SECOND", "SECOND"),
];
const PARTS: [&str; 6] = ["YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"];

/// Reads what follows INTERVAL.
pub(super) fn parse(cursor: &mut Cursor<'_>) -> Result<DataType, SqlError> {
    let position = cursor.position();
    let Some(first) = cursor.one_of(&PARTS) else {
        return Err(cursor.expected("YEAR, MONTH, YEAR TO MONTH, DAY, HOUR, MINUTE, SECOND or DAY TO SECOND"));
    };
    let last = if cursor.keyword("TO") {
        match cursor.one_of(&PARTS) {
            Some(last) => last,
            None => return Err(cursor.expected("MONTH, HOUR, MINUTE or SECOND")),
        }
    } else {
        first
    };
    if !QUALIFIERS.contains(&(first, last)) {
        let message = format!("an INTERVAL can't be {first} TO {last}");
        return Err(SqlError::syntax(message).at(position));
    }
    Ok(match last {
        "YEAR" => DataType::IntervalYearToMonth(YearPart::Year),
        "MONTH" => DataType::IntervalYearToMonth(YearPart::Month),
        "DAY" => DataType::IntervalDayToSecond(DayPart::Day),
        "HOUR" => DataType::IntervalDayToSecond(DayPart::Hour),
        "MINUTE" => DataType::IntervalDayToSecond(DayPart::Minute),
        _ => DataType::IntervalDayToSecond(DayPart::Second(digits(cursor)?)),
    })
}

/// `(p)`, else 6.
fn digits(cursor: &mut Cursor<'_>) -> Result<u8, SqlError> {
    if !cursor.at_symbol(&Lexeme::LParen) {
        return Ok(6);
    }
    let position = cursor.position();
    match cursor.list(Cursor::integer)?.as_slice() {
        [digits @ 0..=6] => Ok(u8::try_from(*digits).unwrap_or(6)),
        _ => Err(SqlError::new("22023", "the precision of an INTERVAL must be between 0 and 6").at(position)),
    }
}
