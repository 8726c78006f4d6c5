//! The rules of an enum of allowed values.

use super::model::{Values, Variant};
use crate::errors::Errors;
use std::collections::HashMap;

const MOST_BYTES: u32 = 65_535;

/// Reports every rule the enum breaks.
pub(super) fn values(values: &Values, errors: &mut Errors) {
    let ident = &values.ident;
    if values.is_enum && values.variants.is_empty() {
        errors.at(
            ident,
            format!("`{ident}` allows no value: an enum of allowed values has at least one variant"),
        );
    }
    let width = width(values, errors);
    let mut seen: HashMap<String, &Variant> = HashMap::new();
    for variant in &values.variants {
        if !variant.fields.is_empty() {
            let name = &variant.ident;
            errors.at(
                &variant.fields,
                format!("`{name}` stands for one value of the column, so it has no fields"),
            );
        }
        let value = variant.value();
        if value.len() > width as usize {
            let bytes = value.len();
            errors.at(variant.token(), format!("`{value}` has {bytes} bytes, but the column takes {width}"));
        }
        // Redshift compares without trailing blanks.
        let compared = value.trim_end_matches(' ').to_owned();
        if let Some(earlier) = seen.get(&compared) {
            let earlier = &earlier.ident;
            errors.at(variant.token(), format!("`{value}` is already the value of `{earlier}`"));
        } else {
            seen.insert(compared, variant);
        }
    }
}

/// The most bytes a value may have.
fn width(values: &Values, errors: &mut Errors) -> u32 {
    let Some(bytes) = &values.bytes else { return MOST_BYTES };
    if let Ok(width @ 1..=MOST_BYTES) = bytes.base10_parse() {
        return width;
    }
    errors.at(bytes, format!("a VARCHAR has 1 to {MOST_BYTES} bytes"));
    MOST_BYTES
}
