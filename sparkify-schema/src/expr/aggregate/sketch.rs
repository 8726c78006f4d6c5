//! Sketches of how many different values there are, which can be kept and put together.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/hyperloglog-functions.html>.

use super::{Expr, aggregate, call};
use crate::types::{
    Date, HllSketch, Numeric, Scalar, SqlType, Super, Text, Time, TimeTz, Timestamp, TimestampTz,
};
use sea_query::Func;

/// Types whose different values can be sketched: all but VARBYTE, GEOMETRY, GEOGRAPHY and HLLSKETCH.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_HLL_CREATE_SKETCH.html>.
#[diagnostic::on_unimplemented(
    message = "the different values of `{Self}` can't be sketched",
    label = "expected a number, a text, a date or time, a boolean or a SUPER",
    note = "sketches themselves are put together by `hll_combine(…)`"
)]
pub trait Sketched: Scalar {}

macro_rules! sketched {
    ($($value:ident)+) => {$(
        impl Sketched for $value {}
    )+};
}
sketched!(i16 i32 i64 f32 f64 bool Numeric Text Date Time TimeTz Timestamp TimestampTz Super);

/// `HLL(value)`: about how many different values there are; 0 for no rows.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_HLL.html>.
pub fn hll<T: SqlType<Base: Sketched>>(value: Expr<T>) -> Expr<i64> {
    aggregate(value, |node| Func::cust("HLL").arg(node).into())
}

/// `HLL_CREATE_SKETCH(value)`: a sketch of the different values; an empty one for no rows.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_HLL_CREATE_SKETCH.html>.
pub fn hll_create_sketch<T: SqlType<Base: Sketched>>(value: Expr<T>) -> Expr<HllSketch> {
    aggregate(value, |node| Func::cust("HLL_CREATE_SKETCH").arg(node).into())
}

/// `HLL_COMBINE(sketch)`: one sketch of all that those of the rows have seen; NULL for no rows.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_HLL_COMBINE.html>.
pub fn hll_combine<T: SqlType<Base = HllSketch>>(sketch: Expr<T>) -> Expr<Option<HllSketch>> {
    aggregate(sketch, |node| Func::cust("HLL_COMBINE").arg(node).into())
}

impl<T: SqlType<Base = HllSketch>> Expr<T> {
    /// `HLL_CARDINALITY(self)`: about how many different values the sketch has seen.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_HLL_CARDINALITY.html>.
    pub fn hll_cardinality(self) -> Expr<T::Carry<i64>> {
        self.map(|sketch| call("HLL_CARDINALITY", [sketch]))
    }

    /// `HLL_COMBINE_SKETCHES(self, other)`: one sketch of all that both have seen.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_HLL_COMBINE_SKETCHES.html>.
    pub fn hll_combine_sketches<R: SqlType<Base = HllSketch>>(
        self,
        other: Expr<R>,
    ) -> Expr<T::Or<R, HllSketch>> {
        self.zip(other, |one, other| call("HLL_COMBINE_SKETCHES", [one, other]))
    }
}
