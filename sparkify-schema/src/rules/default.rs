//! The rules of DEFAULT.

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
        DefaultValue::Number(_) => matches!(family, Family::Decimal | Family::Real | Family::Double),
        DefaultValue::Boolean(_) => matches!(family, Family::Boolean),
        DefaultValue::Sysdate => matches!(family, Family::Date | Family::Timestamp | Family::TimestampTz),
    };
    if !fits {
        fail(&["the default of `", column.field, "` is not a value of ", column.sql]);
    }
}

#[track_caller]
const fn integer_fits(column: &ColumnDef, number: i64) -> bool {
    let (least, most) = match column.family {
        Family::SmallInt => (i16::MIN as i64, i16::MAX as i64),
        Family::Integer => (i32::MIN as i64, i32::MAX as i64),
        Family::BigInt | Family::Decimal | Family::Real | Family::Double => (i64::MIN, i64::MAX),
        _ => return false,
    };
    if number < least || number > most {
        fail(&["the default of `", column.field, "` is out of the range of ", column.sql]);
    }
    true
}

#[track_caller]
const fn text_fits(column: &ColumnDef, text: &str) -> bool {
    match column.family {
        Family::Varchar | Family::Time | Family::TimeTz => {}
        Family::Char if text.is_ascii() => {}
        Family::Char => {
            fail(&["the default of `", column.field, "` is not ASCII, and a CHAR holds nothing else"])
        }
        Family::Date | Family::Timestamp | Family::TimestampTz if begins_with_date(text) => {}
        Family::Date | Family::Timestamp | Family::TimestampTz => {
            fail(&["the default of `", column.field, "` does not begin with a day, `YYYY-MM-DD`"]);
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

/// `YYYY-MM-DD`, with a month and a day that there are.
const fn begins_with_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() < 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return false;
    }
    let mut i = 0;
    while i < 10 {
        if i != 4 && i != 7 && !bytes[i].is_ascii_digit() {
            return false;
        }
        i += 1;
    }
    let month = (bytes[5] - b'0') * 10 + (bytes[6] - b'0');
    let day = (bytes[8] - b'0') * 10 + (bytes[9] - b'0');
    let days = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    };
    day >= 1 && day <= days
}

#[track_caller]
const fn is_allowed(column: &ColumnDef, text: &str) {
    let values = column.values;
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
    if !values.is_empty() {
        fail(&["`", text, "` is not a value of `", column.type_name, "`; its values are ", allowed.as_str()]);
    }
}
