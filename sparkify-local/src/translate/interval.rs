//! Interval literals, read by Redshift's words (`m` is a minute) into months, days and microseconds.

use sqlparser::ast::{DateTimeField, Expr, Interval, Spanned, Value, ValueWithSpan};

use super::{
    datepart::{Part, part},
    env::Env,
    term::Term,
    types::Type,
};
use crate::error::SqlError;

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
    let read = match (&interval.leading_field, &interval.last_field) {
        (Some(field), None) => words(&format!("{text} {field}")).or_else(|| words(text)),
        (Some(_), Some(DateTimeField::Month)) => years_and_months(text),
        (None, None) | (Some(_), Some(_)) => words(text),
        (None, Some(_)) => None,
    };
    let Some(span) = read else {
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

fn years_and_months(text: &str) -> Option<Span> {
    let (sign, digits) = text.trim().strip_prefix('-').map_or((1, text.trim()), |rest| (-1, rest));
    let (years, months) = digits.split_once('-')?;
    let months = years.parse::<i64>().ok()? * 12 + months.parse::<i64>().ok()?;
    Some(Span { months: sign * months, ..Span::default() })
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
