//! Time zones.

use crate::{
    expr::{Expr, call},
    types::{Scalar, SqlType, Timestamp, TimestampTz},
};
use sea_query::{BinOper, ExprTrait as _};

/// Types that AT TIME ZONE turns into each other.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` is not of a time zone",
    label = "expected a `Timestamp` or a `TimestampTz`",
    note = "a `Date` becomes a `Timestamp` by `.cast::<Timestamp>()`"
)]
pub trait InZone: Scalar {
    /// The other of the two.
    type Other: Scalar;
}
impl InZone for Timestamp {
    type Other = TimestampTz;
}
impl InZone for TimestampTz {
    type Other = Timestamp;
}

impl<T: SqlType> Expr<T> {
    /// `self AT TIME ZONE zone`: the moment at which clocks there show this TIMESTAMP; or what they show at this
    /// TIMESTAMPTZ.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_AT_TIME_ZONE.html>.
    pub fn at_time_zone<O: Scalar>(self, zone: &str) -> Expr<T::Carry<O>>
    where
        T::Base: InZone<Other = O>,
    {
        self.map(|time| time.binary(BinOper::Custom("AT TIME ZONE"), zone))
    }

    /// `CONVERT_TIMEZONE(from, to, self)`: what clocks of the zone `to` show when those of `from` show this.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/CONVERT_TIMEZONE.html>.
    pub fn convert_timezone(self, from: &str, to: &str) -> Self
    where
        T: SqlType<Base = Timestamp>,
    {
        self.map(|time| call("CONVERT_TIMEZONE", [from.into(), to.into(), time]))
    }
}
