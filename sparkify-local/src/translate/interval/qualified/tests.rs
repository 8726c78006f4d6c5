//! The literals of AWS's page, and what it does not tell.

use super::*;

fn days(alone: Option<Part>, pair: Option<(Part, Part)>, smallest: DayPart) -> Qualifier {
    Qualifier { alone, pair, data_type: DataType::IntervalDayToSecond(smallest) }
}

fn years(alone: Option<Part>, smallest: YearPart) -> Qualifier {
    Qualifier { alone, pair: None, data_type: DataType::IntervalYearToMonth(smallest) }
}

/// The literals of AWS's page, in months or in days and microseconds.
#[test]
fn the_literals_of_aws() {
    let seconds = |digits| days(Some(Part::Second), None, DayPart::Second(digits));
    let cases = [
        ("23", years(Some(Part::Month), YearPart::Month), "23 months"),
        ("1-2", years(Some(Part::Month), YearPart::Month), "14 months"),
        ("1-2", years(None, YearPart::Month), "14 months"),
        ("1", years(Some(Part::Year), YearPart::Year), "12 months"),
        ("13 months", years(Some(Part::Year), YearPart::Year), "12 months"),
        ("13 months", years(Some(Part::Month), YearPart::Month), "13 months"),
        ("-2", days(Some(Part::Day), None, DayPart::Day), "-2 days 0 microseconds"),
        ("13 day 1 hour 1 minute 1.123 seconds", seconds(6), "13 days 3661123000 microseconds"),
        (
            "1 day 1 hour 1 minute 1.123 seconds",
            days(Some(Part::Minute), None, DayPart::Minute),
            "1 days 3660000000 microseconds",
        ),
        ("1 2:3:4.5678", days(None, None, DayPart::Second(6)), "1 days 7384567800 microseconds"),
        ("1.234567", seconds(3), "0 days 1235000 microseconds"),
        ("1.23456789", seconds(6), "0 days 1234567 microseconds"),
        (
            "2:2",
            days(None, Some((Part::Minute, Part::Second)), DayPart::Second(6)),
            "0 days 122000000 microseconds",
        ),
        (
            "2:2",
            days(None, Some((Part::Hour, Part::Minute)), DayPart::Minute),
            "0 days 7320000000 microseconds",
        ),
        ("5s", seconds(6), "0 days 5000000 microseconds"),
        ("5 HOURS", days(Some(Part::Hour), None, DayPart::Hour), "0 days 18000000000 microseconds"),
        ("5 h", days(Some(Part::Hour), None, DayPart::Hour), "0 days 18000000000 microseconds"),
        ("2 days 1:1:1.123456", days(None, None, DayPart::Second(6)), "2 days 3661123456 microseconds"),
    ];
    for (text, qualifier, expected) in cases {
        assert_eq!(read(text, qualifier), Ok(format!("INTERVAL '{expected}'")), "{text} {qualifier:?}");
    }
}

#[test]
fn what_is_refused() {
    let both = read("1 year 1 day", days(None, None, DayPart::Second(6))).expect_err("both kinds");
    assert_eq!(both.message, "Interval Day To Second literal cannot contain year-month parts.");
    for (text, qualifier, code) in [
        ("5", years(None, YearPart::Month), "0A000"),
        ("1.5 years", years(None, YearPart::Month), "0A000"),
        ("1 year 1 day", years(None, YearPart::Month), "22007"),
        ("1 day", years(None, YearPart::Month), "0A000"),
        ("5", days(None, None, DayPart::Second(6)), "0A000"),
        ("-1 2:3:4", days(None, None, DayPart::Second(6)), "0A000"),
        ("2:2", days(None, None, DayPart::Second(6)), "0A000"),
        ("1:60:00", days(None, None, DayPart::Second(6)), "0A000"),
        ("", days(None, None, DayPart::Second(6)), "22007"),
        ("", years(None, YearPart::Month), "22007"),
        ("1 fortnight", days(None, None, DayPart::Second(6)), "22007"),
        ("one day", days(None, None, DayPart::Second(6)), "22007"),
        ("1 day x", days(None, None, DayPart::Second(6)), "22007"),
        ("99999999999999999999 days", days(None, None, DayPart::Second(6)), "22007"),
        ("9999999999999 days", days(None, None, DayPart::Second(6)), "22007"),
    ] {
        assert_eq!(read(text, qualifier).expect_err(text).code, code, "{text} {qualifier:?}");
    }
}
