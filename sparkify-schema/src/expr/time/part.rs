//! The parts of dates and times, and which type has which.

use crate::types::{Date, Time, TimeTz, Timestamp, TimestampTz};

/// The parts of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Redshift's own")]
pub enum DatePart {
    Year,
    Quarter,
    Month,
    /// From Monday on.
    Week,
    Day,
}

/// The parts of a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Redshift's own")]
pub enum TimePart {
    Hour,
    Minute,
    Second,
    Millisecond,
    Microsecond,
}

/// A part that values of the type `T` have.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_Dateparts_for_datetime_functions.html>.
#[diagnostic::on_unimplemented(
    message = "a `{T}` has no part that is a `{Self}`",
    label = "this part is not one of the value's type",
    note = "a `Date` has the parts of `DatePart`, a `Time` those of `TimePart`, a `Timestamp` both"
)]
pub trait PartOf<T>: Copy {
    /// Its name.
    #[doc(hidden)]
    fn name(self) -> &'static str;
}

macro_rules! parts {
    ($($part:ident of $($value:ty),+;)+) => {$($(
        impl PartOf<$value> for $part {
            fn name(self) -> &'static str {
                Self::name(self)
            }
        }
    )+)+};
}
parts! {
    DatePart of Date, Timestamp, TimestampTz;
    TimePart of Time, TimeTz, Timestamp, TimestampTz;
}

impl DatePart {
    const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
        }
    }
}

impl TimePart {
    const fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
            Self::Millisecond => "millisecond",
            Self::Microsecond => "microsecond",
        }
    }
}
