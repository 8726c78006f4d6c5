//! The rules of DEFAULT.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html>: an expression without variables,
//! whose type the column takes.

use super::{decimal, moment};
use crate::{
    column::{ColumnDef, DefaultValue},
    const_text::{ConstText, fail, same},
    types::Family,
};

/// The default is a value of the column's type.
#[track_caller]
pub const fn default_is_legal(column: &ColumnDef) {
    let Some(default) = column.default else { return };
    let family = column.family;
    let fits = match default {
        DefaultValue::Text(text) => text_fits(column, text),
        DefaultValue::Integer(number) => integer_fits(column, number),
        DefaultValue::Number(digits) => number_fits(column, digits),
        DefaultValue::Boolean(_) => matches!(family, Family::Boolean),
        DefaultValue::Sysdate | DefaultValue::Getdate | DefaultValue::CurrentDate { .. } => {
            matches!(family, Family::Date | Family::Timestamp | Family::TimestampTz)
        }
        DefaultValue::Date(text) => {
            is(column, moment::is_date(text), "a day, `YYYY-MM-DD`");
            matches!(family, Family::Date | Family::Timestamp | Family::TimestampTz)
        }
        DefaultValue::Time(text) => {
            is(column, moment::is_time(text, false), "a time, `HH:MM:SS`");
            matches!(family, Family::Time | Family::TimeTz)
        }
        // A DATE would lose the time.
        DefaultValue::Timestamp(text) => {
            is(column, moment::is_timestamp(text, false), "a moment, `YYYY-MM-DD HH:MM:SS`");
            matches!(family, Family::Timestamp | Family::TimestampTz)
        }
    };
    if !fits {
        fail(&[
            "the default of `",
            column.field,
            "` is not a value of ",
            column.sql,
            "; write ",
            values_of(family),
        ]);
    }
}

/// How a default of the family is written.
const fn values_of(family: Family) -> &'static str {
    match family {
        Family::SmallInt | Family::Integer | Family::BigInt => "an integer, or a constant of one",
        Family::Decimal | Family::Real | Family::Double => "a number",
        Family::Boolean => "`true` or `false`",
        Family::Char | Family::Varchar => "a string, or a constant of one",
        Family::Date => "`\"YYYY-MM-DD\"`, `date(\"YYYY-MM-DD\")`, `current_date` or `sysdate`",
        Family::Time | Family::TimeTz => "`\"HH:MM:SS\"` or `time(\"HH:MM:SS\")`",
        Family::Timestamp | Family::TimestampTz => {
            "`\"YYYY-MM-DD HH:MM:SS\"`, `timestamp(\"YYYY-MM-DD HH:MM:SS\")`, `sysdate`, `getdate()` or `current_date`"
        }
        Family::IntervalYearToMonth => "a string such as `\"1 year 2 months\"`",
        Family::IntervalDayToSecond => "a string such as `\"1 day 2 hours\"`",
        Family::Super | Family::Varbyte | Family::Geometry | Family::Geography | Family::HllSketch => {
            "no default: the type has no literal"
        }
    }
}

#[track_caller]
const fn is(column: &ColumnDef, holds: bool, what: &str) {
    if !holds {
        fail(&["the default of `", column.field, "` is not ", what]);
    }
}

#[track_caller]
const fn integer_fits(column: &ColumnDef, number: i64) -> bool {
    let (least, most) = match column.family {
        Family::SmallInt => (i16::MIN as i64, i16::MAX as i64),
        Family::Integer => (i32::MIN as i64, i32::MAX as i64),
        Family::BigInt | Family::Real | Family::Double => (i64::MIN, i64::MAX),
        Family::Decimal => {
            let mut digits = ConstText::<24>::new();
            digits.put_integer(number);
            decimal::fits(column, digits.as_str());
            return true;
        }
        _ => return false,
    };
    if number < least || number > most {
        fail(&["the default of `", column.field, "` is out of the range of ", column.sql]);
    }
    true
}

#[track_caller]
const fn number_fits(column: &ColumnDef, digits: &str) -> bool {
    match column.family {
        Family::Real | Family::Double => true,
        Family::Decimal => {
            decimal::fits(column, digits);
            true
        }
        _ => false,
    }
}

#[track_caller]
const fn text_fits(column: &ColumnDef, text: &str) -> bool {
    if has_nul(text) {
        fail(&["the default of `", column.field, "` holds NUL, which no value of Redshift does"]);
    }
    match column.family {
        Family::Varchar | Family::IntervalYearToMonth | Family::IntervalDayToSecond => {}
        Family::Char if text.is_ascii() => {}
        Family::Char => {
            fail(&["the default of `", column.field, "` is not ASCII, and a CHAR holds nothing else"])
        }
        Family::Date => is(column, moment::is_date(text), "a day, `YYYY-MM-DD`"),
        Family::Time => is(column, moment::is_time(text, false), "a time, `HH:MM:SS`"),
        Family::TimeTz => is(column, moment::is_time(text, true), "a time with a zone, `HH:MM:SS+HH`"),
        Family::Timestamp => {
            is(column, moment::is_timestamp(text, false), "a moment, `YYYY-MM-DD HH:MM:SS`");
        }
        Family::TimestampTz => {
            is(column, moment::is_timestamp(text, true), "a moment with a zone, `YYYY-MM-DD HH:MM:SS+HH`");
        }
        _ => return false,
    }
    if let Some(limit) = column.max_bytes
        && text.len() > limit as usize
    {
        fail(&["the default of `", column.field, "` is longer than ", column.sql]);
    }
    is_allowed(column, text);
    true
}

const fn has_nul(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        if *byte == 0 {
            return true;
        }
        rest = tail;
    }
    false
}

#[track_caller]
const fn is_allowed(column: &ColumnDef, text: &str) {
    let values = column.values;
    if values.is_empty() {
        return;
    }
    let mut allowed = ConstText::<512>::new();
    let mut i = 0;
    while i < values.len() {
        if same(values[i], text) {
            return;
        }
        if allowed.len() + values[i].len() + 4 < 512 {
            allowed.put(if i == 0 { "`" } else { ", `" });
            allowed.put(values[i]);
            allowed.put("`");
        }
        i += 1;
    }
    fail(&["`", text, "` is not a value of `", column.type_name, "`; its values are ", allowed.as_str()])
}
