//! Earlier and later moments, and how far two lie apart.

use super::{DROPPED, PartOf, drops_millis};
use crate::{
    expr::{Expr, IntoExpr, call, number::Count},
    types::{Date, Incomparable, Scalar, SqlType, Time, TimeTz, Timestamp, TimestampTz},
};

/// Types that DATEADD moves, and the type of what it gives: a TIMESTAMP for a DATE.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` is not moved by a part of a date or time",
    label = "expected a `Date`, a `Timestamp`, a `Time` or a `TimeTz`",
    note = "a `TimestampTz` becomes a `Timestamp` of a zone by `.at_time_zone(…)`"
)]
pub trait Movable: Scalar {
    /// The type of the moved value.
    type Moved: Scalar;
}
impl Movable for Date {
    type Moved = Timestamp;
}
impl Movable for Timestamp {
    type Moved = Self;
}
impl Movable for Time {
    type Moved = Self;
}
impl Movable for TimeTz {
    type Moved = Self;
}

/// Types that begin a part of a date or time, and the type of that beginning: a TIMESTAMP for a DATE.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` lies in no month, week or day",
    label = "expected a `Date`, a `Timestamp` or a `TimestampTz`",
    note = "milliseconds since 1970 become a `Timestamp` by `.epoch_millis()`"
)]
pub trait Truncated: Scalar {
    /// The type of the beginning.
    type Start: Scalar;
}
impl Truncated for Date {
    type Start = Timestamp;
}
impl Truncated for Timestamp {
    type Start = Self;
}
impl Truncated for TimestampTz {
    type Start = Self;
}

/// Types between whose values parts of a date or time are counted.
#[diagnostic::on_unimplemented(
    message = "no parts are counted between a `{Self}` and a `{Other}`",
    label = "expected a moment of the same kind",
    note = "a `Timestamp` and a `Date` may be mixed; a `TimestampTz` becomes a `Timestamp` by `.at_time_zone(…)`"
)]
pub trait Apart<Other> {}

macro_rules! apart {
    ($($left:ty: $($right:ty),+;)+) => {$(
        $(impl Apart<$right> for $left {})+
        #[diagnostic::do_not_recommend]
        impl Apart<Incomparable> for $left {}
    )+};
}
apart! {
    Date: Date, Timestamp;
    Timestamp: Date, Timestamp;
    Time: Time;
    TimeTz: TimeTz;
}

impl<T: SqlType> Expr<T> {
    /// `DATEADD(part, amount, self)`: that much later, or earlier if the amount is below 0. Of a DATE it is a
    /// TIMESTAMP; `date + 7` stays a DATE.
    ///
    /// The end of a month is not kept: a month after April 30 is May 30, see [`Expr::add_months`].
    ///
    /// ```
    /// # use sparkify_schema::*;
    /// # fn sql(lent_on: Expr<Date>) -> String {
    /// format!("{:?}", lent_on.date_add(DatePart::Week, 2).date())
    /// # }
    /// # assert_eq!(sql(current_date()), "CAST(DATEADD(week, 2, CURRENT_DATE) AS DATE)");
    /// ```
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DATEADD_function.html>.
    pub fn date_add<P, A, M: Scalar>(self, part: P, amount: A) -> Expr<T::Or<A::Type, M>>
    where
        T::Base: Movable<Moved = M>,
        P: PartOf<T::Base>,
        A: IntoExpr<Type: SqlType<Base: Count>>,
    {
        let (name, amount) = (part.name(), amount.into_expr());
        let drops = name == "second" && drops_millis(&amount.node);
        let moved: Expr<T::Or<A::Type, M>> = self.zip(amount, |time, amount| {
            sea_query::Expr::cust_with_exprs(format!("DATEADD({name}, $1, $2)"), [amount, time])
        });
        if drops { moved.wrong(DROPPED) } else { moved }
    }

    /// `DATEDIFF(part, earlier, self)`: how many boundaries of that part lie between the two, not how much time: from
    /// December 31 to January 1 it is one year. Below 0 if `earlier` is later.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DATEDIFF_function.html>.
    pub fn parts_since<P: PartOf<T::Base>, E: IntoExpr>(
        self,
        part: P,
        earlier: E,
    ) -> Expr<T::Or<E::Type, i64>>
    where
        T::Base: Apart<<E::Type as SqlType>::Base>,
    {
        self.zip(earlier.into_expr(), |later, earlier| {
            sea_query::Expr::cust_with_exprs(format!("DATEDIFF({}, $1, $2)", part.name()), [earlier, later])
        })
    }

    /// `DATE_TRUNC(part, self)`: where that part of it begins. Of a DATE it is a TIMESTAMP; a week begins on Monday.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DATE_TRUNC.html>.
    pub fn start_of<P, S: Scalar>(self, part: P) -> Expr<T::Carry<S>>
    where
        T::Base: Truncated<Start = S>,
        P: PartOf<T::Base>,
    {
        self.map(|time| call("DATE_TRUNC", [part.name().into(), time]))
    }

    /// The Monday of its week: `DATE_TRUNC('week', self)` as a DATE.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DATE_TRUNC.html>.
    pub fn week_start(self) -> Expr<T::Carry<Date>>
    where
        T::Base: super::HasDate,
    {
        self.map(|time| sea_query::Expr::cust_with_expr("CAST(DATE_TRUNC('week', $1) AS DATE)", time))
    }
}
