//! Months and weekdays of the calendar.

use super::HasDate;
use crate::{
    expr::{Expr, IntoExpr, call, number::Count},
    types::{Date, SqlType, Timestamp},
};

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the days'")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    const fn name(self) -> &'static str {
        match self {
            Self::Monday => "Monday",
            Self::Tuesday => "Tuesday",
            Self::Wednesday => "Wednesday",
            Self::Thursday => "Thursday",
            Self::Friday => "Friday",
            Self::Saturday => "Saturday",
            Self::Sunday => "Sunday",
        }
    }
}

impl<T: SqlType> Expr<T> {
    /// `ADD_MONTHS(self, months)`: the end of a month stays one: a month after April 30 is May 31.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ADD_MONTHS.html>.
    pub fn add_months<M: IntoExpr<Type: SqlType<Base: Count>>>(
        self,
        months: M,
    ) -> Expr<T::Or<M::Type, Timestamp>>
    where
        T::Base: HasDate,
    {
        self.zip(months.into_expr(), |time, months| call("ADD_MONTHS", [time, months]))
    }

    /// `LAST_DAY(self)`: the last day of its month.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_LAST_DAY.html>.
    pub fn last_day(self) -> Expr<T::Carry<Date>>
    where
        T::Base: HasDate,
    {
        self.map(|time| call("LAST_DAY", [time]))
    }

    /// `MONTHS_BETWEEN(self, earlier)`: months from `earlier` to it, with the days over as parts of 31.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_MONTHS_BETWEEN_function.html>.
    pub fn months_since<E: IntoExpr<Type: SqlType<Base: HasDate>>>(
        self,
        earlier: E,
    ) -> Expr<T::Or<E::Type, f64>>
    where
        T::Base: HasDate,
    {
        self.zip(earlier.into_expr(), |later, earlier| call("MONTHS_BETWEEN", [later, earlier]))
    }

    /// `NEXT_DAY(self, weekday)`: the first such day after it.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_NEXT_DAY.html>.
    pub fn next(self, weekday: Weekday) -> Expr<T::Carry<Date>>
    where
        T::Base: HasDate,
    {
        self.map(|time| call("NEXT_DAY", [time, weekday.name().into()]))
    }
}
