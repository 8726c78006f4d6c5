//! Redshift's date parts and their abbreviations.

/// A part of a date or time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Millennium,
    Century,
    Decade,
    Year,
    Quarter,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
    Millisecond,
    Microsecond,
    DayOfWeek,
    DayOfYear,
    Epoch,
    Timezone,
}

/// The part a word names; `m` is a minute.
pub(crate) fn part(word: &str) -> Option<Part> {
    Some(match word.to_lowercase().as_str() {
        "millennium" | "millennia" | "mil" | "mils" => Part::Millennium,
        "century" | "centuries" | "c" | "cent" | "cents" => Part::Century,
        "decade" | "decades" | "dec" | "decs" => Part::Decade,
        "year" | "years" | "y" | "yr" | "yrs" => Part::Year,
        "quarter" | "quarters" | "qtr" | "qtrs" => Part::Quarter,
        "month" | "months" | "mon" | "mons" => Part::Month,
        "week" | "weeks" | "w" => Part::Week,
        "day" | "days" | "d" => Part::Day,
        "hour" | "hours" | "h" | "hr" | "hrs" => Part::Hour,
        "minute" | "minutes" | "m" | "min" | "mins" => Part::Minute,
        "second" | "seconds" | "s" | "sec" | "secs" => Part::Second,
        "millisecond" | "milliseconds" | "ms" | "msec" | "msecs" | "msecond" | "mseconds" | "millisec"
        | "millisecs" | "millisecon" => Part::Millisecond,
        "microsecond" | "microseconds" | "us" | "usec" | "usecs" | "usecond" | "useconds" | "microsec"
        | "microsecs" => Part::Microsecond,
        "dayofweek" | "dow" | "dw" | "weekday" => Part::DayOfWeek,
        "dayofyear" | "doy" | "dy" | "yearday" => Part::DayOfYear,
        "epoch" => Part::Epoch,
        "timezone" | "timezone_hour" | "timezone_minute" => Part::Timezone,
        _ => return None,
    })
}

impl Part {
    /// `DuckDB`'s word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Millennium => "millennium",
            Self::Century => "century",
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
            Self::Millisecond => "millisecond",
            Self::Microsecond => "microsecond",
            Self::DayOfWeek => "dow",
            Self::DayOfYear => "doy",
            Self::Epoch => "epoch",
            Self::Timezone => "timezone",
        }
    }

    /// Whether DATEADD, DATEDIFF and `DATE_TRUNC` know it.
    pub(crate) fn is_unit(self) -> bool {
        !matches!(self, Self::DayOfWeek | Self::DayOfYear | Self::Epoch | Self::Timezone)
    }
}
