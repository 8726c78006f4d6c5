//! Dates and numbers as text by a format, and back.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_FORMAT_strings.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_formating.html>.

use crate::{
    expr::{Expr, Textual, call},
    types::{Date, Numeric, Scalar, SqlType, Text, Timestamp, TimestampTz},
};

/// Types that `TO_CHAR` writes by a format.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` is not written by a format",
    label = "expected a date, a timestamp or a number",
    note = "text is written as it is; a BOOLEAN by `when(…, \"yes\").otherwise(\"no\")`"
)]
pub trait Formatted: Scalar {}

macro_rules! formatted {
    ($($value:ident)+) => {$(
        impl Formatted for $value {}
    )+};
}
formatted!(Date Timestamp TimestampTz i16 i32 i64 f32 f64 Numeric);

impl<T: SqlType> Expr<T> {
    /// `TO_CHAR(self, format)`: `'YYYY-MM'` of a date, `'999D99'` of a number. HH is the hour of a half day, HH24 that
    /// of a day.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_TO_CHAR.html>.
    pub fn to_char(self, format: &str) -> Expr<T::Carry<Text>>
    where
        T::Base: Formatted,
    {
        self.map(|value| call("TO_CHAR", [value, format.into()]))
    }

    /// `TO_DATE(self, format, TRUE)`: the query fails for a day that is none, as February 31.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_TO_DATE_function.html>.
    pub fn to_date(self, format: &str) -> Expr<T::Carry<Date>>
    where
        T::Base: Textual,
    {
        self.map(|text| call("TO_DATE", [text, format.into(), true.into()]))
    }

    /// `TO_TIMESTAMP(self, format, TRUE)`: the query fails for a moment that is none.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_TO_TIMESTAMP.html>.
    pub fn to_timestamp(self, format: &str) -> Expr<T::Carry<TimestampTz>>
    where
        T::Base: Textual,
    {
        self.map(|text| call("TO_TIMESTAMP", [text, format.into(), true.into()]))
    }
}
