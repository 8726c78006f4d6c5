//! How fine an INTERVAL is: the smallest part it keeps.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html>.

/// The smallest part of an INTERVAL YEAR TO MONTH.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum YearPart {
    Year,
    Month,
}

/// The smallest part of an INTERVAL DAY TO SECOND.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayPart {
    Day,
    Hour,
    Minute,
    /// With as many digits of a fraction, at most 6.
    Second(u8),
}

impl YearPart {
    /// The qualifier of a type.
    pub(crate) fn qualifier(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "year to month",
        }
    }
}

impl DayPart {
    /// The qualifier of a type.
    pub(crate) fn qualifier(self) -> String {
        match self {
            Self::Day => "day".to_owned(),
            Self::Hour => "day to hour".to_owned(),
            Self::Minute => "day to minute".to_owned(),
            Self::Second(6) => "day to second".to_owned(),
            Self::Second(digits) => format!("day to second({digits})"),
        }
    }

    /// The microseconds of the smallest part.
    pub(crate) fn micros(self) -> i64 {
        match self {
            Self::Day => 86_400_000_000,
            Self::Hour => 3_600_000_000,
            Self::Minute => 60_000_000,
            Self::Second(digits) => 10_i64.pow(6 - u32::from(digits.min(6))),
        }
    }
}
