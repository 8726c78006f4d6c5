//! The columns whose written words already keep every rule, so that the compiler has nothing to judge of each.
//!
//! A name may stand for another type than the library's: `rules::columns_are_legal` judges these columns by their
//! types, all of a table at once, for a constant for each is what a check of many tables would pay most for.

use super::{
    column::{Column, DefaultValue},
    expand::rules::Key,
};
use crate::{encoding::Encoding, family::Family, named::Named, number::Number};

/// Whether the column keeps its rules, with the keys it is part of; none that asks for another type is answered here.
pub(super) fn is_legal(column: &Column, keys: &[Key]) -> bool {
    let Some(named) = &column.named else { return false };
    let family = named.family;
    let encoding = column.encoding_word().map(ToString::to_string);
    let encoding = encoding.is_none_or(|word| {
        let known = Encoding::ALL.iter().find(|known| known.sql().eq_ignore_ascii_case(&word));
        known.is_some_and(|known| known.allows(family))
    });
    let identity = column
        .identity
        .as_ref()
        .is_none_or(|identity| family == Family::BigInt && !named.nullable && identity.step != 0);
    encoding
        && identity
        && column.references.is_none()
        && column.time_format.is_none()
        && (column.collation.is_none() || family.is_text())
        && (column.unique.is_none() || family.is_plain())
        && column.default.as_ref().is_none_or(|default| is_of(named, &default.value))
        && keys.iter().all(|key| match key {
            Key::Layout(_) => family.may_be_key(),
            Key::Primary => family.is_plain() && !named.nullable,
            Key::Unique => family.is_plain(),
        })
}

/// Whether the default is of the type, where that is plain to see.
fn is_of(named: &Named, default: &DefaultValue) -> bool {
    match (default, named.family) {
        (DefaultValue::Boolean(_), Family::Boolean)
        | (DefaultValue::Number(Number::Integer(_)), Family::BigInt)
        | (
            DefaultValue::Now(_) | DefaultValue::Today(_),
            Family::Date | Family::Timestamp | Family::TimestampTz,
        ) => true,
        (DefaultValue::Number(Number::Integer(number)), Family::Integer) => i32::try_from(*number).is_ok(),
        (DefaultValue::Number(Number::Integer(number)), Family::SmallInt) => i16::try_from(*number).is_ok(),
        (DefaultValue::Text(text), Family::Char | Family::Varchar) => {
            let text = text.value();
            let fits = named
                .max_bytes
                .is_some_and(|most| u32::try_from(text.len()).is_ok_and(|bytes| bytes <= most));
            fits && text.is_ascii() && !text.contains('\0')
        }
        _ => false,
    }
}
