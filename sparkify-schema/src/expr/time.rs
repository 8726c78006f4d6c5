//! Functions of dates and timestamps.

use super::{Expr, bracketed};
use crate::types::{Date, Scalar, SqlType, Timestamp};

/// Types that have a date: DATE and TIMESTAMP.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no date parts",
    label = "expected a `Date` or a `Timestamp`",
    note = "milliseconds since 1970 become a `Timestamp` by `.epoch_millis()`"
)]
pub trait HasDate: Scalar {}
impl HasDate for Date {}
impl HasDate for Timestamp {}

/// Types that count milliseconds.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number of milliseconds",
    label = "expected a BIGINT, an `i64`",
    note = "a smaller integer becomes one by `.widen::<i64>()`"
)]
pub trait Milliseconds: Scalar {}
impl Milliseconds for i64 {}

impl<T: SqlType> Expr<T> {
    /// Milliseconds since 1970-01-01 UTC as a timestamp, milliseconds kept.
    ///
    /// `ts / 1000` is integer division, so the whole seconds and the milliseconds are added one after the other:
    /// both steps are exact, and neither count leaves the INTEGER that `DATEADD` takes.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DATEADD_function.html>.
    pub fn epoch_millis(self) -> Expr<T::Carry<Timestamp>>
    where
        T::Base: Milliseconds,
    {
        self.map(|millis| {
            let millis = bracketed(millis);
            sea_query::Expr::cust_with_exprs(
                "DATEADD(ms, CAST($1 % 1000 AS INTEGER), TIMESTAMP 'epoch' + $2 / 1000 * INTERVAL '1 second')",
                [millis.clone(), millis],
            )
        })
    }
}

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident => $part:literal;)+) => {$(
        $(#[$doc])*
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_Dateparts_for_datetime_functions.html>.
        pub fn $name(self) -> Expr<T::Carry<i32>>
        where
            T::Base: HasDate,
        {
            self.map(|time| sea_query::Expr::cust_with_expr(concat!("EXTRACT(", $part, " FROM $1)"), time))
        }
    )+};
}

impl<T: SqlType> Expr<T> {
    parts! {
        /// The year.
        year => "year";
        /// The quarter, 1 to 4.
        quarter => "quarter";
        /// The month, 1 to 12.
        month => "month";
        /// The week of the year by ISO 8601: weeks start on Monday, week 1 has the year's first Thursday.
        week => "week";
        /// The day of the month, 1 to 31.
        day => "day";
        /// The day of the week, Sunday 0 to Saturday 6.
        weekday => "dow";
        /// The hour, 0 to 23.
        hour => "hour";
    }

    /// The Monday of its week: `DATE_TRUNC('week', self)` as a DATE.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DATE_TRUNC.html>.
    pub fn week_start(self) -> Expr<T::Carry<Date>>
    where
        T::Base: HasDate,
    {
        self.map(|time| sea_query::Expr::cust_with_expr("CAST(DATE_TRUNC('week', $1) AS DATE)", time))
    }

    /// The day: `CAST(self AS DATE)`.
    pub fn date(self) -> Expr<T::Carry<Date>>
    where
        T::Base: HasDate,
    {
        self.cast::<Date>().retyped()
    }
}
