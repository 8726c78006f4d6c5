//! Interval literals, read by Redshift's words (`m` is a minute) into months, days and microseconds.

pub(crate) mod kinds;
mod qualified;

use sqlparser::ast::{DateTimeField, Expr, Interval, IntervalFields, Spanned, Value, ValueWithSpan};

use self::qualified::Qualifier;
use super::{
    datepart::{Part, part},
    env::Env,
    term::Term,
    types::Type,
};
use crate::{
    catalog::{
        span::{DayPart, YearPart},
        table::DataType,
    },
    error::SqlError,
};

/// Months, days and microseconds.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
struct Span {
    months: i64,
    days: i64,
    micros: f64,
}

/// `INTERVAL '1 day 2 hours'`, `INTERVAL '3' DAY`, `INTERVAL '1-2' YEAR TO MONTH`.
pub(crate) fn written(env: Env<'_>, interval: &Interval) -> Result<Term, SqlError> {
    let text = match &*interval.value {
        Expr::Value(ValueWithSpan { value: Value::SingleQuotedString(text), .. }) => text,
        other => {
            return env.fail("42601", format!("syntax error at or near \"{other}\""), other.span());
        }
    };
    if interval.leading_field.is_some() {
        return with_qualifier(env, interval, text);
    }
    let Some(span) = words(text) else {
        let words = format!("invalid input syntax for type interval: \"{text}\"");
        return env.fail("22007", words, interval.value.span());
    };
    let data_type =
        if span.months != 0 && span.days == 0 && span.micros == 0.0 { Type::Months } else { Type::Interval };
    #[expect(clippy::cast_possible_truncation, reason = "an interval is far below 2^63 microseconds")]
    let micros = span.micros.round() as i64;
    let mut parts = Vec::new();
    for (count, word) in [(span.months, "months"), (span.days, "days"), (micros, "microseconds")] {
        if count != 0 {
            parts.push(format!("{count} {word}"));
        }
    }
    if parts.is_empty() {
        parts.push("0 days".into());
    }
    Ok(Term::new(format!("INTERVAL '{}'", parts.join(" ")), data_type))
}

fn with_qualifier(env: Env<'_>, interval: &Interval, text: &str) -> Result<Term, SqlError> {
    let place = interval.value.span();
    let fields = match (&interval.leading_field, &interval.last_field) {
        (Some(first), None) => fields(first, first),
        (Some(first), Some(last)) => fields(first, last),
        (None, _) => None,
    };
    let Some(fields) = fields else {
        return env.fail("42601", "syntax error at or near the qualifier of an INTERVAL", place);
    };
    // After SECOND alone the parser takes the digits for those before the point.
    let precision = interval.fractional_seconds_precision.or(interval.leading_precision);
    let data_type = qualified_type(fields, precision).map_err(|error| env.session.at(error, place))?;
    let qualifier = Qualifier { alone: alone(fields), pair: pair(fields), data_type };
    let sql = qualified::read(text, qualifier).map_err(|error| env.session.at(error, place))?;
    Ok(Term::new(sql, Type::Data(data_type.computed())))
}

/// A text as an INTERVAL of a type, which does not tell what a number alone counts.
pub(crate) fn of_type(text: &str, data_type: DataType) -> Result<String, SqlError> {
    let pair = match data_type {
        DataType::IntervalDayToSecond(DayPart::Minute) => Some((Part::Hour, Part::Minute)),
        _ => None,
    };
    qualified::read(text, Qualifier { alone: None, pair, data_type })
}

fn fields(first: &DateTimeField, last: &DateTimeField) -> Option<IntervalFields> {
    use DateTimeField as D;
    Some(match (first, last) {
        (D::Year, D::Year) => IntervalFields::Year,
        (D::Year, D::Month) => IntervalFields::YearToMonth,
        (D::Month, D::Month) => IntervalFields::Month,
        (D::Day, D::Day) => IntervalFields::Day,
        (D::Day, D::Hour) => IntervalFields::DayToHour,
        (D::Day, D::Minute) => IntervalFields::DayToMinute,
        (D::Day, D::Second) => IntervalFields::DayToSecond,
        (D::Hour, D::Hour) => IntervalFields::Hour,
        (D::Hour, D::Minute) => IntervalFields::HourToMinute,
        (D::Hour, D::Second) => IntervalFields::HourToSecond,
        (D::Minute, D::Minute) => IntervalFields::Minute,
        (D::Minute, D::Second) => IntervalFields::MinuteToSecond,
        (D::Second, D::Second) => IntervalFields::Second,
        _ => return None,
    })
}

/// The part a number alone counts.
fn alone(fields: IntervalFields) -> Option<Part> {
    Some(match fields {
        IntervalFields::Year => Part::Year,
        IntervalFields::Month => Part::Month,
        IntervalFields::Day => Part::Day,
        IntervalFields::Hour => Part::Hour,
        IntervalFields::Minute => Part::Minute,
        IntervalFields::Second => Part::Second,
        _ => return None,
    })
}

/// What `2:2` means.
fn pair(fields: IntervalFields) -> Option<(Part, Part)> {
    match fields {
        IntervalFields::HourToMinute | IntervalFields::DayToMinute => Some((Part::Hour, Part::Minute)),
        IntervalFields::MinuteToSecond => Some((Part::Minute, Part::Second)),
        _ => None,
    }
}

/// The type that a qualifier and the digits behind SECOND name.
pub(crate) fn qualified_type(fields: IntervalFields, precision: Option<u64>) -> Result<DataType, SqlError> {
    use IntervalFields as F;
    let digits = match precision {
        None => 6,
        Some(digits) => u8::try_from(digits)
            .ok()
            .filter(|digits| *digits <= 6)
            .ok_or_else(|| SqlError::new("22023", "the precision of an INTERVAL must be between 0 and 6"))?,
    };
    let smallest = match fields {
        F::Year => return months_type(YearPart::Year, precision),
        F::Month | F::YearToMonth => return months_type(YearPart::Month, precision),
        F::Day => DayPart::Day,
        F::Hour | F::DayToHour => DayPart::Hour,
        F::Minute | F::DayToMinute | F::HourToMinute => DayPart::Minute,
        F::Second | F::DayToSecond | F::HourToSecond | F::MinuteToSecond => {
            return Ok(DataType::IntervalDayToSecond(DayPart::Second(digits)));
        }
    };
    without_precision(precision)?;
    Ok(DataType::IntervalDayToSecond(smallest))
}

fn months_type(smallest: YearPart, precision: Option<u64>) -> Result<DataType, SqlError> {
    without_precision(precision)?;
    Ok(DataType::IntervalYearToMonth(smallest))
}

fn without_precision(precision: Option<u64>) -> Result<(), SqlError> {
    match precision {
        Some(_) => Err(SqlError::syntax("only SECOND of an INTERVAL has a precision")),
        None => Ok(()),
    }
}

/// A value as a column or a cast of the type keeps it: smaller parts are cut. What becomes of digits beyond the
/// precision, AWS's page tells of literals alone, so a computed value that has some fails.
pub(crate) fn cut(sql: &str, data_type: DataType) -> String {
    match data_type {
        DataType::IntervalYearToMonth(YearPart::Year) => {
            format!("to_months(sparkify_internal.months({sql}) // 12 * 12)")
        }
        DataType::IntervalDayToSecond(DayPart::Second(6)) | DataType::IntervalYearToMonth(_) => {
            sql.to_owned()
        }
        DataType::IntervalDayToSecond(smallest @ DayPart::Second(digits)) => {
            format!("sparkify_internal.whole_parts({sql}, {}, {digits})", smallest.micros())
        }
        DataType::IntervalDayToSecond(smallest) => {
            let unit = smallest.micros();
            format!("sparkify_internal.day_time(epoch_us({sql}) // {unit} * {unit})")
        }
        _ => sql.to_owned(),
    }
}

fn words(text: &str) -> Option<Span> {
    let mut span = Span::default();
    let mut spaced = String::new();
    let mut last = ' ';
    for c in text.trim().chars() {
        // `2h` reads as `2 h`.
        if c.is_ascii_alphabetic() && last.is_ascii_digit() {
            spaced.push(' ');
        }
        spaced.push(c);
        last = c;
    }
    let mut items = spaced.split([' ', ',']).filter(|item| !item.is_empty()).peekable();
    items.peek()?;
    while let Some(item) = items.next() {
        if item.contains(':') {
            span.micros += clock(item)?;
            continue;
        }
        let count: f64 = item.parse().ok()?;
        let unit =
            items.next_if(|next| next.starts_with(|c: char| c.is_ascii_alphabetic())).unwrap_or("second");
        add(&mut span, count, part(unit)?);
    }
    Some(span)
}

fn add(span: &mut Span, count: f64, part: Part) {
    #[expect(clippy::cast_possible_truncation, reason = "an interval literal is a small number")]
    let whole = count as i64;
    #[expect(clippy::cast_precision_loss, reason = "only the fraction is wanted")]
    let fraction = count - whole as f64;
    let day = 86_400_000_000.0;
    #[expect(clippy::cast_possible_truncation, reason = "a fraction of a year in months")]
    let months = |unit: f64| (count * unit).round() as i64;
    match part {
        Part::Millennium => span.months += months(12000.0),
        Part::Century => span.months += months(1200.0),
        Part::Decade => span.months += months(120.0),
        Part::Year => span.months += months(12.0),
        Part::Quarter => span.months += months(3.0),
        Part::Month => {
            span.months += whole;
            span.micros += fraction * 30.0 * day;
        }
        Part::Week => {
            span.days += whole * 7;
            span.micros += fraction * 7.0 * day;
        }
        Part::Day => {
            span.days += whole;
            span.micros += fraction * day;
        }
        Part::Hour => span.micros += count * 3_600_000_000.0,
        Part::Minute => span.micros += count * 60_000_000.0,
        Part::Second => span.micros += count * 1_000_000.0,
        Part::Millisecond => span.micros += count * 1000.0,
        Part::Microsecond => span.micros += count,
        _ => {}
    }
}

/// `hh:mm[:ss[.ffffff]]`.
fn clock(text: &str) -> Option<f64> {
    let (sign, text) = text.strip_prefix('-').map_or((1.0, text), |rest| (-1.0, rest));
    let mut seconds = 0.0;
    for (part, unit) in text.split(':').zip([3600.0, 60.0, 1.0]) {
        seconds += part.parse::<f64>().ok()? * unit;
    }
    Some(sign * seconds * 1_000_000.0)
}
