//! Aggregates.

use super::{Expr, Facts};
use crate::types::{Number, Numeric, Scalar, SqlType};
use sea_query::Func;

/// `COUNT(*)`: rows.
pub fn count_rows() -> Expr<i64> {
    let all = sea_query::Expr::col(sea_query::Asterisk);
    Expr::new(Func::count(all).into(), Facts::default().inside_aggregate())
}

/// `COUNT(value)`: rows with a value.
pub fn count<T: SqlType>(value: Expr<T>) -> Expr<i64> {
    aggregate(value, |node| Func::count(node).into())
}

/// `COUNT(DISTINCT value)`: different values.
pub fn count_distinct<T: SqlType>(value: Expr<T>) -> Expr<i64> {
    aggregate(value, |node| Func::count_distinct(node).into())
}

/// `SUM(value)`: NULL for no rows. Integers add up to a BIGINT.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_SUM.html>.
pub fn sum<T: SqlType<Base: Summed>>(value: Expr<T>) -> Expr<Option<<T::Base as Summed>::Sum>> {
    aggregate(value, |node| Func::sum(node).into())
}

/// `AVG(value)`: NULL for no rows. The average of integers is cut to a BIGINT: cast them first to keep the fraction.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_AVG.html>.
pub fn avg<T: SqlType<Base: Summed>>(value: Expr<T>) -> Expr<Option<<T::Base as Summed>::Sum>> {
    aggregate(value, |node| Func::avg(node).into())
}

/// `MIN(value)`: NULL for no rows.
pub fn min<T: SqlType>(value: Expr<T>) -> Expr<T::Nullable> {
    let size = value.facts.max_bytes;
    let least: Expr<T::Nullable> = aggregate(value, |node| Func::min(node).into());
    Expr::new(least.node, least.facts.sized(size))
}

/// `MAX(value)`: NULL for no rows.
pub fn max<T: SqlType>(value: Expr<T>) -> Expr<T::Nullable> {
    let size = value.facts.max_bytes;
    let most: Expr<T::Nullable> = aggregate(value, |node| Func::max(node).into());
    Expr::new(most.node, most.facts.sized(size))
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

fn aggregate<T: SqlType, U: SqlType>(
    value: Expr<T>,
    node: impl FnOnce(sea_query::Expr) -> sea_query::Expr,
) -> Expr<U> {
    let facts = value.facts.computed().inside_aggregate();
    Expr::new(node(value.node), facts)
}
