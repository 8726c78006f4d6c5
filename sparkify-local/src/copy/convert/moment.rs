//! Dates, timestamps and times of day from their text.

use std::sync::LazyLock;

use jiff::civil::{Date, Time};

use super::Cell;
use super::decimal::micros;
use super::number::excerpt;
use super::pattern::{self, Fields, read, read_time};
use crate::copy::fault::{Code, Fault};
use crate::copy::plan::{DateFormat, Part, Pattern, Rules, TimeFormat};

const DAY: i64 = 86_400_000_000;
/// 4713 BC, where Redshift's dates begin.
const FIRST: i64 = -210_866_803_200_000_000;

/// What 'auto' recognises before an optional time of day.
static AUTO: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    [
        "YYYY-MM-DD",
        "YYYY/MM/DD",
        "YYYY.MM.DD",
        "YYYYMMDD",
        "MM/DD/YYYY",
        "MM-DD-YYYY",
        "DD.MM.YYYY",
        "MON-DD-YYYY",
        "DD-MON-YYYY",
        "MON DD YYYY",
        "DD MON YYYY",
        "MON DD, YYYY",
    ]
    .iter()
    .filter_map(|format| pattern::parse(format).ok())
    .collect()
});

/// A DATE; of a full timestamp the day is kept.
pub(super) fn date<'a>(text: &[u8], rules: &Rules) -> Result<Cell<'a>, Fault> {
    let fields = match &rules.date_format {
        DateFormat::Default => dated(text, &AUTO[..1], b" T"),
        DateFormat::Auto => dated(text, &AUTO, b" T"),
        DateFormat::Pattern(pattern) => read(&pattern.parts, text).map(|(fields, _)| fields),
    };
    match fields.and_then(|fields| days(&fields)) {
        Some(days) => Ok(Cell::Int(days)),
        None if rules.accept_any_date => Ok(Cell::Null),
        None => Err(bad_date(text, &rules.date_format)),
    }
}

/// A TIMESTAMP drops the offset it is given, a TIMESTAMPTZ becomes UTC by it.
pub(super) fn timestamp<'a>(text: &[u8], rules: &Rules, with_zone: bool) -> Result<Cell<'a>, Fault> {
    let micros = match &rules.time_format {
        TimeFormat::EpochSeconds => micros(text, 6),
        TimeFormat::EpochMilliseconds => micros(text, 3),
        TimeFormat::Default => moment(dated(text, &AUTO[..1], b" "), with_zone),
        TimeFormat::Auto => moment(dated(text, &AUTO, b" T"), with_zone),
        TimeFormat::Pattern(pattern) => moment(by_pattern(text, &pattern.parts), with_zone),
    };
    match micros.filter(|micros| (FIRST..i64::MAX).contains(micros)) {
        Some(micros) => Ok(Cell::Int(micros)),
        None if rules.accept_any_date => Ok(Cell::Null),
        None => Err(bad_timestamp(text, &rules.time_format)),
    }
}

pub(super) fn time<'a>(text: &[u8]) -> Result<Cell<'a>, Fault> {
    time_fields(text).and_then(|fields| clock(&fields)).map(Cell::Int).ok_or_else(|| bad_time(text))
}

/// A TIMETZ in the one form the engine reads.
pub(super) fn time_tz<'a>(text: &[u8], out: &'a mut Vec<u8>) -> Result<Cell<'a>, Fault> {
    let fields = time_fields(text).filter(|fields| clock(fields).is_some());
    let Some(fields) = fields else {
        return Err(bad_time(text));
    };
    let offset = fields.offset.unwrap_or(0);
    let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.unsigned_abs());
    *out = format!(
        "{:02}:{:02}:{:02}.{:06}{sign}{:02}:{:02}",
        fields.hour,
        fields.minute,
        fields.second,
        fields.microsecond,
        minutes / 60,
        minutes % 60
    )
    .into_bytes();
    Ok(Cell::Text(out))
}

fn time_fields(text: &[u8]) -> Option<Fields> {
    let mut fields = Fields::default();
    read_time(text, &mut fields).map(|()| fields)
}

/// A date by one of the formats, then nothing or a time of day.
fn dated(text: &[u8], formats: &[Pattern], separators: &[u8]) -> Option<Fields> {
    formats.iter().find_map(|format| {
        let (mut fields, rest) = read(&format.parts, text)?;
        let Some((separator, time)) = rest.split_first() else {
            return Some(fields);
        };
        if !separators.contains(separator) {
            return None;
        }
        read_time(time, &mut fields).map(|()| fields)
    })
}

/// A format that is followed to the end; a bare date has the time 00:00:00.
fn by_pattern(text: &[u8], parts: &[Part]) -> Option<Fields> {
    if let Some((fields, b"")) = read(parts, text) {
        return Some(fields);
    }
    let is_time = |part: &Part| matches!(part, Part::Hour24 | Part::Hour12);
    let time = parts.iter().position(is_time)?;
    let is_separator = |part: &Part| matches!(part, Part::Literal(b' ' | b'T'));
    let end = parts[..time].iter().rposition(is_separator)?;
    read(&parts[..end], text).filter(|(_, rest)| rest.is_empty()).map(|(fields, _)| fields)
}

fn moment(fields: Option<Fields>, with_zone: bool) -> Option<i64> {
    let fields = fields?;
    let micros = days(&fields)?.checked_mul(DAY)?.checked_add(clock(&fields)?)?;
    let offset = if with_zone { fields.offset.unwrap_or(0) } else { 0 };
    micros.checked_sub(i64::from(offset) * 60_000_000)
}

/// Days since 1970.
fn days(fields: &Fields) -> Option<i64> {
    let date = Date::new(fields.year, fields.month, fields.day).ok()?;
    let first = Date::new(1970, 1, 1).ok()?;
    Some(date.duration_since(first).as_hours() / 24)
}

/// Microseconds since midnight.
fn clock(fields: &Fields) -> Option<i64> {
    let time = Time::new(fields.hour, fields.minute, fields.second, fields.microsecond * 1000).ok()?;
    i64::try_from(time.duration_since(Time::midnight()).as_micros()).ok()
}

#[cold]
fn bad_date(text: &[u8], format: &DateFormat) -> Fault {
    let format = match format {
        DateFormat::Default => "YYYY-MM-DD",
        DateFormat::Auto => "auto",
        DateFormat::Pattern(pattern) => &pattern.text,
    };
    let reason = format!("Invalid Date Format [{format}], Value '{}'", excerpt(text));
    Fault::value(Code::Date, text, reason)
}

#[cold]
fn bad_timestamp(text: &[u8], format: &TimeFormat) -> Fault {
    let format = match format {
        TimeFormat::Default => "YYYY-MM-DD HH24:MI:SS",
        TimeFormat::Auto => "auto",
        TimeFormat::EpochSeconds => "epochsecs",
        TimeFormat::EpochMilliseconds => "epochmillisecs",
        TimeFormat::Pattern(pattern) => &pattern.text,
    };
    let reason = format!("Invalid timestamp format or value [{format}], Value '{}'", excerpt(text));
    Fault::value(Code::Timestamp, text, reason)
}

#[cold]
fn bad_time(text: &[u8]) -> Fault {
    let reason = format!("Invalid time format or value [HH24:MI:SS], Value '{}'", excerpt(text));
    Fault::value(Code::Timestamp, text, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(format: &str) -> Rules {
        let time_format = match format {
            "" => TimeFormat::Default,
            "auto" => TimeFormat::Auto,
            "epochsecs" => TimeFormat::EpochSeconds,
            "epochmillisecs" => TimeFormat::EpochMilliseconds,
            _ => TimeFormat::Pattern(pattern::parse(format).expect("known parts")),
        };
        Rules { time_format, ..Rules::default() }
    }

    fn stored(text: &str, format: &str, with_zone: bool) -> Option<i64> {
        match timestamp(text.as_bytes(), &rules(format), with_zone) {
            Ok(Cell::Int(micros)) => Some(micros),
            _ => None,
        }
    }

    // `date -u -d '2018-11-01 21:01:46' +%s` is 1541106106.
    const MOMENT: i64 = 1_541_106_106_000_000;

    #[test]
    fn timestamps_by_format() {
        for (text, format, expected) in [
            ("2018-11-01 21:01:46.796", "", Some(MOMENT + 796_000)),
            ("2018-11-01 21:01:46.1234567", "", Some(MOMENT + 123_456)),
            ("2018-11-01", "", Some(MOMENT - 75_706_000_000)),
            ("2018-11-01T21:01:46", "", None),
            ("11/01/2018 21:01:46", "", None),
            ("2018-02-30 00:00:00", "", None),
            ("2018-11-01 25:00:00", "", None),
            ("2018-11-01T21:01:46.796Z", "auto", Some(MOMENT + 796_000)),
            ("11/01/2018 09:01:46 PM", "auto", Some(MOMENT)),
            ("Nov 01 2018 21:01:46", "auto", Some(MOMENT)),
            ("20181101 21:01:46", "auto", Some(MOMENT)),
            ("1541106106", "auto", None),
            ("1541106106", "epochsecs", Some(MOMENT)),
            ("1541106106.5", "epochsecs", Some(MOMENT + 500_000)),
            ("1541106106796", "epochmillisecs", Some(MOMENT + 796_000)),
            ("1541106106796.0", "epochmillisecs", Some(MOMENT + 796_000)),
            ("-1", "epochmillisecs", Some(-1000)),
            ("99999999999999999999", "epochmillisecs", None),
            ("2018-11-01 21:01:46", "epochsecs", None),
            ("01.11.2018 21h01", "DD.MM.YYYY HHhMI", None),
            ("01.11.2018 21-01-46", "DD.MM.YYYY HH-MI-SS", Some(MOMENT)),
            ("01.11.2018", "DD.MM.YYYY HH-MI-SS", Some(MOMENT - 75_706_000_000)),
            ("01.11.2018 x", "DD.MM.YYYY HH-MI-SS", None),
        ] {
            if format.contains("HHh") {
                assert!(pattern::parse(format).is_err());
                continue;
            }
            assert_eq!(stored(text, format, false), expected, "{text} as {format}");
        }
    }

    #[test]
    fn an_offset_is_dropped_or_applied() {
        let hour = 3_600_000_000;
        assert_eq!(stored("2018-11-01 21:01:46+02", "", false), Some(MOMENT));
        assert_eq!(stored("2018-11-01 21:01:46+02", "", true), Some(MOMENT - 2 * hour));
        assert_eq!(stored("2018-11-01T21:01:46-05:00", "auto", true), Some(MOMENT + 5 * hour));
    }

    #[test]
    fn times_of_day() {
        assert_eq!(time(b"04:05:06.789"), Ok(Cell::Int(14_706_789_000)));
        assert_eq!(time(b"04:05 PM"), Ok(Cell::Int(57_900_000_000)));
        assert!(time(b"24:00:01").is_err());
        let mut out = Vec::new();
        assert_eq!(time_tz(b"04:05:06-0530", &mut out), Ok(Cell::Text(b"04:05:06.000000-05:30")));
    }
}
