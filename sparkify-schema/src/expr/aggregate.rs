//! Aggregates.

mod sketch;
mod sorted;
mod spread;

pub use sketch::{Sketched, hll, hll_combine, hll_create_sketch};
pub(super) use sorted::{DELIMITED, percentile, within_group};
pub use sorted::{
    Interpolated, approximate_percentile_disc, listagg, listagg_distinct, median, percentile_cont,
};
pub use spread::{stddev_pop, stddev_samp, var_pop, var_samp};

use super::{Condition, Expr, Facts, call};
use crate::types::{
    Bytes, Date, Number, Numeric, Scalar, SqlType, Super, Text, Time, TimeTz, Timestamp, TimestampTz,
};
use sea_query::Func;
use std::panic::Location;

/// `COUNT(*)`: rows.
#[track_caller]
pub fn count_rows() -> Expr<i64> {
    let all = sea_query::Expr::col(sea_query::Asterisk);
    let facts = Facts::default().inside_aggregate();
    Expr::new(Func::count(all).into(), facts.at(Location::caller()))
}

/// `COUNT(value)`: rows with a value.
pub fn count<T: SqlType>(value: Expr<T>) -> Expr<i64> {
    aggregate(value, |node| Func::count(node).into())
}

/// `COUNT(DISTINCT value)`: different values.
pub fn count_distinct<T: SqlType>(value: Expr<T>) -> Expr<i64> {
    different(value, |node| Func::count_distinct(node).into())
}

/// `APPROXIMATE COUNT(DISTINCT value)`: about how many different values there are, some 2 % off and much faster.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_COUNT.html>.
pub fn approximate_count_distinct<T: SqlType>(value: Expr<T>) -> Expr<i64> {
    different(value, |node| sea_query::Expr::cust_with_expr("APPROXIMATE COUNT(DISTINCT $1)", node))
}

/// `SUM(value)`: NULL for no rows. Integers add up to a BIGINT.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_SUM.html>.
pub fn sum<T: SqlType<Base: Summed>>(value: Expr<T>) -> Expr<Option<<T::Base as Summed>::Sum>> {
    aggregate(value, |node| Func::sum(node).into())
}

/// `SUM(DISTINCT value)`: each different value counts once.
pub fn sum_distinct<T: SqlType<Base: Summed>>(value: Expr<T>) -> Expr<Option<<T::Base as Summed>::Sum>> {
    different(value, |node| sea_query::Expr::cust_with_expr("SUM(DISTINCT $1)", node))
}

/// `AVG(value)`: NULL for no rows. The average of integers is cut to a BIGINT: cast them first to keep the fraction.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_AVG.html>.
pub fn avg<T: SqlType<Base: Summed>>(value: Expr<T>) -> Expr<Option<<T::Base as Summed>::Sum>> {
    aggregate(value, |node| Func::avg(node).into())
}

/// `AVG(DISTINCT value)`: each different value counts once.
pub fn avg_distinct<T: SqlType<Base: Summed>>(value: Expr<T>) -> Expr<Option<<T::Base as Summed>::Sum>> {
    different(value, |node| sea_query::Expr::cust_with_expr("AVG(DISTINCT $1)", node))
}

/// `MIN(value)`: NULL for no rows.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_MIN.html>.
pub fn min<T: SqlType<Base: Extreme>>(value: Expr<T>) -> Expr<T::Nullable> {
    same_size(value, |node| Func::min(node).into())
}

/// `MAX(value)`: NULL for no rows.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_MAX.html>.
pub fn max<T: SqlType<Base: Extreme>>(value: Expr<T>) -> Expr<T::Nullable> {
    same_size(value, |node| Func::max(node).into())
}

/// `ANY_VALUE(value)`: the value of one row, of any; NULL for no rows.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ANY_VALUE.html>.
pub fn any_value<T: SqlType>(value: Expr<T>) -> Expr<T::Nullable> {
    same_size(value, |node| Func::cust("ANY_VALUE").arg(node).into())
}

/// `BOOL_AND(condition)`: whether it is true for every row that knows; NULL for no rows.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_BOOL_AND.html>.
pub fn bool_and<C: Condition>(condition: Expr<C>) -> Expr<Option<bool>> {
    aggregate(condition, |node| Func::cust("BOOL_AND").arg(node).into())
}

/// `BOOL_OR(condition)`: whether it is true for a row; NULL for no rows.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_BOOL_OR.html>.
pub fn bool_or<C: Condition>(condition: Expr<C>) -> Expr<Option<bool>> {
    aggregate(condition, |node| Func::cust("BOOL_OR").arg(node).into())
}

/// Types that can be added up, and the type of their sum.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be added up",
    label = "expected a number",
    note = "count it by `count(…)`, or cast it by `.cast::<i64>()`"
)]
pub trait Summed: Number<Self> + Scalar {
    /// The type of a sum or an average.
    type Sum: Scalar;
}

macro_rules! sums {
    ($($value:ty => $sum:ty;)+) => {$(
        impl Summed for $value {
            type Sum = $sum;
        }
    )+};
}
sums! {
    i16 => i64;
    i32 => i64;
    i64 => i64;
    f32 => f64;
    f64 => f64;
    Numeric => Numeric;
}

/// Types that have a least and a greatest value: all but BOOLEAN.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no MIN and no MAX",
    label = "expected a value that is less or greater than others",
    note = "of conditions take `bool_and(…)` or `bool_or(…)`"
)]
pub trait Extreme: Scalar {}

macro_rules! extremes {
    ($($value:ident)+) => {$(
        impl Extreme for $value {}
    )+};
}
extremes!(i16 i32 i64 f32 f64 Numeric Text Date Time TimeTz Timestamp TimestampTz Super Bytes);

fn aggregate<T: SqlType, U: SqlType>(
    value: Expr<T>,
    node: impl FnOnce(sea_query::Expr) -> sea_query::Expr,
) -> Expr<U> {
    let facts = value.facts.computed().inside_aggregate();
    Expr::new(node(value.node), facts)
}

fn different<T: SqlType, U: SqlType>(
    value: Expr<T>,
    node: impl FnOnce(sea_query::Expr) -> sea_query::Expr,
) -> Expr<U> {
    let all: Expr<U> = aggregate(value, node);
    Expr::new(all.node, all.facts.of_different())
}

fn same_size<T: SqlType, U: SqlType>(
    value: Expr<T>,
    node: impl FnOnce(sea_query::Expr) -> sea_query::Expr,
) -> Expr<U> {
    let size = value.facts.max_bytes;
    let one: Expr<U> = aggregate(value, node);
    Expr::new(one.node, one.facts.sized(size))
}
