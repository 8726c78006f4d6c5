//! The text of an INTERVAL with a qualifier, read exactly: whole months, or whole microseconds.
//!
//! What AWS's page does not tell, as a number alone that is YEAR TO MONTH, is refused.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_interval_forbid_composite_literals.html>.

#[cfg(test)]
mod tests;

use super::super::datepart::{Part, part};
use crate::{
    catalog::{
        span::{DayPart, YearPart},
        table::DataType,
    },
    error::SqlError,
};

const SECOND: i128 = 1_000_000;
const MINUTE: i128 = 60 * SECOND;
const HOUR: i128 = 60 * MINUTE;
const DAY: i128 = 24 * HOUR;

/// What stands behind a literal, or in a type.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Qualifier {
    /// The part that a number alone counts; none in a range.
    pub(crate) alone: Option<Part>,
    /// What `2:2` means: hours and minutes, or minutes and seconds; none where that is not told.
    pub(crate) pair: Option<(Part, Part)>,
    pub(crate) data_type: DataType,
}

/// The value in `DuckDB`'s words.
pub(crate) fn read(text: &str, qualifier: Qualifier) -> Result<String, SqlError> {
    let value = match qualifier.data_type {
        DataType::IntervalYearToMonth(smallest) => {
            months(text, qualifier)?.map(|months| written_months(months, smallest))
        }
        DataType::IntervalDayToSecond(smallest) => {
            micros(text, qualifier)?.and_then(|micros| written_micros(micros, smallest))
        }
        _ => None,
    };
    value.ok_or_else(|| SqlError::new("22007", format!("invalid input syntax for type interval: \"{text}\"")))
}

fn written_months(months: i64, smallest: YearPart) -> String {
    let months = if smallest == YearPart::Year { months / 12 * 12 } else { months };
    format!("INTERVAL '{months} months'")
}

/// Smaller parts are cut; digits beyond the precision are rounded, as AWS's example shows.
fn written_micros(micros: i128, smallest: DayPart) -> Option<String> {
    let unit = i128::from(smallest.micros());
    let whole = match smallest {
        DayPart::Second(_) => (micros + micros.signum() * unit / 2) / unit * unit,
        _ => micros / unit * unit,
    };
    i64::try_from(whole).ok()?;
    Some(format!("INTERVAL '{} days {} microseconds'", whole / DAY, whole % DAY))
}

/// `1-2`, `23`, `1 year 2 mons`.
fn months(text: &str, qualifier: Qualifier) -> Result<Option<i64>, SqlError> {
    let text = text.trim();
    if let Some(months) = dashed(text) {
        return Ok(Some(months));
    }
    if let Ok(count) = text.parse::<i64>() {
        return match qualifier.alone {
            Some(Part::Year) => Ok(count.checked_mul(12)),
            Some(_) => Ok(Some(count)),
            None => Err(untold(text)),
        };
    }
    let mut months = Some(0_i64);
    let mut composite = false;
    let mut any = false;
    let Some(items) = items(text) else { return Ok(None) };
    for (number, unit) in items {
        let factor = match unit.as_deref().map(part) {
            Some(Some(Part::Year)) => 12,
            Some(Some(Part::Month)) => 1,
            Some(Some(Part::Day | Part::Week | Part::Hour | Part::Minute | Part::Second)) => {
                composite = true;
                continue;
            }
            None if number.contains(':') => {
                composite = true;
                continue;
            }
            _ => return Ok(None),
        };
        if number.contains('.') {
            return Err(untold(text));
        }
        any = true;
        let count = number.parse::<i64>().ok().and_then(|count| count.checked_mul(factor));
        months = months.zip(count).and_then(|(sum, count)| sum.checked_add(count));
    }
    match (composite, any) {
        (true, true) => {
            Err(SqlError::new("22007", "Interval Year To Month literal cannot contain day-second parts."))
        }
        (true, false) => Err(untold(text)),
        _ => Ok(months.filter(|_| any)),
    }
}

/// `[-]years-months`.
fn dashed(text: &str) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (years, months) = digits.split_once('-')?;
    let months: i64 = plain(months).filter(|months| *months < 12)?;
    Some(sign * (plain(years)?.checked_mul(12)?.checked_add(months)?))
}

fn plain(digits: &str) -> Option<i64> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// `-2`, `1 2:3:4.5678`, `1 day 1 hour 1.5 secs`.
fn micros(text: &str, qualifier: Qualifier) -> Result<Option<i128>, SqlError> {
    let Some(items) = items(text.trim()) else { return Ok(None) };
    let mut sum = 0_i128;
    for (place, (number, unit)) in items.iter().enumerate() {
        let value = match unit.as_deref() {
            Some(unit) => match part(unit) {
                Some(Part::Year | Part::Month) => {
                    return Err(SqlError::new(
                        "22007",
                        "Interval Day To Second literal cannot contain year-month parts.",
                    ));
                }
                known => known.and_then(length).and_then(|unit| scaled(number, unit)),
            },
            None if number.contains(':') => clock(number, qualifier).ok_or_else(|| untold(text)).map(Some)?,
            None if items.len() == 1 => match qualifier.alone.and_then(length) {
                Some(unit) => scaled(number, unit),
                None => return Err(untold(text)),
            },
            // Days before a time, as in `1 2:3:4`; of a minus it is not told what it belongs to.
            None if place == 0 && items.len() == 2 && items[1].0.contains(':') => {
                if number.starts_with('-') {
                    return Err(untold(text));
                }
                scaled(number, DAY)
            }
            None => return Err(untold(text)),
        };
        let Some(value) = value else { return Ok(None) };
        sum += value;
    }
    Ok((!items.is_empty()).then_some(sum))
}

fn length(part: Part) -> Option<i128> {
    Some(match part {
        Part::Week => 7 * DAY,
        Part::Day => DAY,
        Part::Hour => HOUR,
        Part::Minute => MINUTE,
        Part::Second => SECOND,
        _ => return None,
    })
}

/// A number of units; digits below a microsecond are cut.
fn scaled(number: &str, unit: i128) -> Option<i128> {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, number.strip_prefix('+').unwrap_or(number)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() || fraction.len() > 18 {
        return None;
    }
    let whole: i128 = if whole.is_empty() { 0 } else { plain(whole)?.into() };
    let parts: i128 = if fraction.is_empty() { 0 } else { plain(fraction)?.into() };
    let scale = 10_i128.pow(u32::try_from(fraction.len()).ok()?);
    Some(sign * (whole * unit + parts * unit / scale))
}

/// `h:m:s`, `h:m` or `m:s`.
fn clock(text: &str, qualifier: Qualifier) -> Option<i128> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let parts: Vec<&str> = text.split(':').collect();
    let units = match (parts.len(), qualifier.pair) {
        (3, _) => vec![Part::Hour, Part::Minute, Part::Second],
        (2, Some((first, second))) => vec![first, second],
        _ => return None,
    };
    let mut sum = 0;
    for (place, (digits, unit)) in parts.iter().zip(units).enumerate() {
        let fraction = unit == Part::Second;
        if digits.is_empty() || !digits.bytes().all(|it| it.is_ascii_digit() || fraction && it == b'.') {
            return None;
        }
        let value = scaled(digits, length(unit)?)?;
        if place > 0 && value >= 60 * length(unit)? {
            return None;
        }
        sum += value;
    }
    Some(sign * sum)
}

/// Numbers and times, each with the word behind it: `2h 5 mins` is `(2, h)` and `(5, mins)`.
fn items(text: &str) -> Option<Vec<(String, Option<String>)>> {
    let mut all: Vec<(String, Option<String>)> = Vec::new();
    for word in text.split([' ', '\t', ',']).filter(|word| !word.is_empty()) {
        let letters = word.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(word.len());
        let (number, unit) = word.split_at(letters);
        if !unit.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        if !number.is_empty() {
            let legal = |c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | '-' | '+');
            if !number.chars().all(legal) {
                return None;
            }
            all.push((number.to_owned(), None));
        }
        if !unit.is_empty() {
            match all.last_mut() {
                Some((number, named @ None)) if !number.contains(':') => *named = Some(unit.to_owned()),
                _ => return None,
            }
        }
    }
    Some(all)
}

fn untold(text: &str) -> SqlError {
    SqlError::unsupported(format!(
        "the interval \"{text}\" with this qualifier is not supported by the stand-in"
    ))
    .hint("write its units out, as in '1 year 2 months' or '1 day 2 hours'")
}
