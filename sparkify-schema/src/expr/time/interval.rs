//! Intervals of the code: added to dates and timestamps, and taken from them.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html>.

use crate::{
    expr::{Expr, Facts},
    types::{IntervalDayToSecond, IntervalYearToMonth, SqlType},
};

macro_rules! intervals {
    ($($interval:ident { $($(#[$doc:meta])* $name:ident => $unit:literal;)+ })+) => {$(
        impl $interval {
            $(
                $(#[$doc])*
                pub fn $name(count: i32) -> Expr<Self> {
                    literal(count, $unit)
                }
            )+
        }
    )+};
}
intervals! {
    IntervalYearToMonth {
        /// `INTERVAL 'count' YEAR`.
        years => "YEAR";
        /// `INTERVAL 'count' MONTH`.
        months => "MONTH";
    }
    IntervalDayToSecond {
        /// `INTERVAL 'count' DAY`.
        days => "DAY";
        /// `INTERVAL 'count' HOUR`.
        hours => "HOUR";
        /// `INTERVAL 'count' MINUTE`.
        minutes => "MINUTE";
        /// `INTERVAL 'count' SECOND`.
        seconds => "SECOND";
    }
}

fn literal<T: SqlType>(count: i32, unit: &str) -> Expr<T> {
    Expr::new(sea_query::Expr::cust(format!("INTERVAL '{count}' {unit}")), Facts::default())
}
