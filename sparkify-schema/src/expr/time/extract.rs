//! Parts of a date or a time as numbers.

use super::{HasDate, HasTime};
use crate::{expr::Expr, types::SqlType};

macro_rules! parts {
    ($of:ident: $($(#[$doc:meta])* $name:ident => $part:literal;)+) => {$(
        $(#[$doc])*
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_Dateparts_for_datetime_functions.html>.
        pub fn $name(self) -> Expr<T::Carry<i32>>
        where
            T::Base: $of,
        {
            self.map(|time| sea_query::Expr::cust_with_expr(concat!("EXTRACT(", $part, " FROM $1)"), time))
        }
    )+};
}

impl<T: SqlType> Expr<T> {
    parts! { HasDate:
        /// The century: the 20th ends with the year 2000.
        century => "century";
        /// The decade, counted from the birth of Christ: that of 1999 is 200, that of 2000 is 201.
        decade => "decade";
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
        /// The day of the year, 1 to 366.
        year_day => "doy";
        /// The day of the week, Sunday 0 to Saturday 6.
        weekday => "dow";
    }

    parts! { HasTime:
        /// The hour, 0 to 23.
        hour => "hour";
        /// The minute, 0 to 59.
        minute => "minute";
        /// The second, 0 to 59, without its fraction; [`Expr::second_with_fraction`] keeps it.
        second => "second";
        /// The milliseconds of the second, 0 to 999.
        millisecond => "millisecond";
        /// The microseconds of the second, 0 to 999999.
        microsecond => "microsecond";
    }

    /// `DATE_PART(second, self)`: the second with its fraction. Every other part is the same number as of EXTRACT.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DATE_PART_function.html>.
    pub fn second_with_fraction(self) -> Expr<T::Carry<f64>>
    where
        T::Base: HasTime,
    {
        self.map(|time| sea_query::Expr::cust_with_expr("DATE_PART(second, $1)", time))
    }
}
