//! Seconds and milliseconds since 1970-01-01 UTC, to a timestamp and back.

use super::HasDate;
use crate::{
    expr::{Expr, bracketed, tree},
    types::{Scalar, SqlType, Timestamp},
};
use sea_query::BinOper;

/// Types that count milliseconds.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number of milliseconds",
    label = "expected a BIGINT, an `i64`",
    note = "a smaller integer becomes one by `.widen::<i64>()`"
)]
pub trait Milliseconds: Scalar {}
impl Milliseconds for i64 {}

/// Types that count seconds.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number of whole seconds",
    label = "expected an `i32` or an `i64`",
    note = "milliseconds become a timestamp by `.epoch_millis()`, which keeps them"
)]
pub trait Seconds: Scalar {}
impl Seconds for i32 {}
impl Seconds for i64 {}

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

    /// Seconds since 1970-01-01 UTC as a timestamp. A count of milliseconds divided by 1000 is refused when its
    /// statement is rendered: the division would drop the milliseconds, which [`Expr::epoch_millis`] keeps.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_interval_literals.html>.
    pub fn epoch_seconds(self) -> Expr<T::Carry<Timestamp>>
    where
        T::Base: Seconds,
    {
        let drops = drops_millis(&self.node);
        let time: Expr<T::Carry<Timestamp>> = self.map(|seconds| {
            sea_query::Expr::cust_with_expr(
                "TIMESTAMP 'epoch' + $1 * INTERVAL '1 second'",
                bracketed(seconds),
            )
        });
        if drops { time.wrong(DROPPED) } else { time }
    }

    /// Whole seconds from 1970-01-01 UTC to it.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DATEDIFF_function.html>.
    pub fn to_epoch_seconds(self) -> Expr<T::Carry<i64>>
    where
        T::Base: HasDate,
    {
        self.since_epoch("DATEDIFF(second, $1, $2)")
    }

    /// Whole milliseconds from 1970-01-01 UTC to it: what [`Expr::epoch_millis`] undoes.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DATEDIFF_function.html>.
    pub fn to_epoch_millis(self) -> Expr<T::Carry<i64>>
    where
        T::Base: HasDate,
    {
        self.since_epoch("DATEDIFF(millisecond, $1, $2)")
    }

    fn since_epoch(self, call: &'static str) -> Expr<T::Carry<i64>> {
        let epoch = sea_query::Expr::cust("TIMESTAMP 'epoch'");
        self.map(|time| sea_query::Expr::cust_with_exprs(call, [epoch, time]))
    }
}

/// What is wrong with milliseconds cut to seconds.
pub(in crate::expr) const DROPPED: &str = "a count of milliseconds divided by 1000 on its way to a timestamp, which drops the milliseconds; use \
     `epoch_millis()`";

/// Whether an integer division by 1000 is part of it.
pub(in crate::expr) fn drops_millis(node: &sea_query::Expr) -> bool {
    use sea_query::{Expr::Value, Value as V};
    if let sea_query::Expr::Binary(_, BinOper::Div, divisor) = node
        && matches!(**divisor, Value(V::SmallInt(Some(1000)) | V::Int(Some(1000)) | V::BigInt(Some(1000))))
    {
        return true;
    }
    tree::parts(node).is_some_and(|parts| parts.into_iter().any(drops_millis))
}
