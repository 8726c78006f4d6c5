//! Integers, floats and booleans from their text.

use super::Cell;
use crate::copy::fault::{Code, Fault};

/// An integer type as messages name it, and its range.
#[derive(Debug, Clone, Copy)]
pub(super) struct Width {
    name: &'static str,
    low: i64,
    high: i64,
}

pub(super) const SHORT: Width = Width { name: "Short", low: i16::MIN as i64, high: i16::MAX as i64 };
pub(super) const INTEGER: Width = Width { name: "Integer", low: i32::MIN as i64, high: i32::MAX as i64 };
pub(super) const LONG: Width = Width { name: "Long", low: i64::MIN, high: i64::MAX };

#[inline]
pub(super) fn integer<'a>(text: &[u8], width: Width) -> Result<Cell<'a>, Fault> {
    let negative = text.first() == Some(&b'-');
    let first = usize::from(negative || text.first() == Some(&b'+'));
    // Counted below zero, where the range is larger by one.
    let mut value: i64 = 0;
    let mut fits = true;
    for (at, byte) in text.iter().enumerate().skip(first) {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return Err(invalid_digit(text, at, width.name));
        }
        match value.checked_mul(10).and_then(|value| value.checked_sub(i64::from(digit))) {
            Some(next) => value = next,
            None => fits = false,
        }
    }
    if text.len() == first {
        return Err(invalid_digit(text, first, width.name));
    }
    let value = if negative { Some(value) } else { value.checked_neg() };
    match value {
        Some(value) if fits && (width.low..=width.high).contains(&value) => Ok(Cell::Int(value)),
        _ => Err(overflow(text, width)),
    }
}

#[inline]
pub(super) fn double<'a>(text: &[u8]) -> Result<Cell<'a>, Fault> {
    match fast_float2::parse::<f64, _>(text) {
        Ok(value) if value.is_finite() || names_no_number(text) => Ok(Cell::Double(value)),
        Ok(_) => Err(out_of_range(text, "Double")),
        Err(_) => Err(invalid_float(text, "Double")),
    }
}

pub(super) fn real<'a>(text: &[u8]) -> Result<Cell<'a>, Fault> {
    match fast_float2::parse::<f32, _>(text) {
        Ok(value) if value.is_finite() || names_no_number(text) => Ok(Cell::Real(value)),
        Ok(_) => Err(out_of_range(text, "Float")),
        Err(_) => Err(invalid_float(text, "Float")),
    }
}

/// `NaN`, `Infinity` and their like are asked for; `1e999` is not.
fn names_no_number(text: &[u8]) -> bool {
    !text.iter().any(u8::is_ascii_digit)
}

pub(super) fn boolean<'a>(text: &[u8]) -> Result<Cell<'a>, Fault> {
    let is = |words: [&str; 5]| words.iter().any(|word| text.eq_ignore_ascii_case(word.as_bytes()));
    if is(["true", "t", "yes", "y", "1"]) {
        Ok(Cell::Bool(true))
    } else if is(["false", "f", "no", "n", "0"]) {
        Ok(Cell::Bool(false))
    } else {
        let reason = format!("Unknown boolean format, Value '{}'", excerpt(text));
        Err(Fault::value(Code::Boolean, text, reason))
    }
}

/// The fault of a number with a byte that is no digit.
#[cold]
pub(super) fn invalid_digit(text: &[u8], at: usize, name: &str) -> Fault {
    let met = String::from_utf8_lossy(&text[at.min(text.len())..]).chars().next();
    let met = met.map_or_else(String::new, |met| met.to_string());
    let reason = format!("Invalid digit, Value '{met}', Pos {at}, Type: {name}");
    Fault::value(Code::Digit, text, reason).at_byte(at)
}

#[cold]
fn overflow(text: &[u8], width: Width) -> Fault {
    let Width { name, low, high } = width;
    let reason = format!("Overflow, Value '{}', Type: {name} ({low} to {high})", excerpt(text));
    Fault::value(Code::Overflow, text, reason)
}

#[cold]
fn out_of_range(text: &[u8], name: &str) -> Fault {
    let reason = format!("Value out of range, Value '{}', Type: {name}", excerpt(text));
    Fault::value(Code::OutOfRange, text, reason)
}

#[cold]
fn invalid_float(text: &[u8], name: &str) -> Fault {
    let reason = format!("Invalid floating point value, Value '{}', Type: {name}", excerpt(text));
    Fault::value(Code::Float, text, reason)
}

/// So much of a value as a reason of a hundred characters has room for.
pub(super) fn excerpt(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let mut start: String = text.chars().take(30).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}
