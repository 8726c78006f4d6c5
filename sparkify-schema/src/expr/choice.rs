//! The greatest and the least of several values, and equality that knows NULL. NVL2 and DECODE are left to CASE.

use super::{Expr, Extreme, Facts, IntoExpr, call};
use crate::types::{Comparable, SqlType};

/// `GREATEST(values)`: the largest, NULL left out; NULL only if all are.
///
/// ```
/// # use sparkify_schema::*;
/// assert_eq!(format!("{:?}", greatest([lit(1), lit(2)])), "GREATEST(1, 2)");
/// ```
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_GREATEST_LEAST.html>.
pub fn greatest<T: SqlType<Base: Extreme>>(values: impl IntoIterator<Item = Expr<T>>) -> Expr<T> {
    one_of("GREATEST", values)
}

/// `LEAST(values)`: the smallest, NULL left out; NULL only if all are.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_GREATEST_LEAST.html>.
pub fn least<T: SqlType<Base: Extreme>>(values: impl IntoIterator<Item = Expr<T>>) -> Expr<T> {
    one_of("LEAST", values)
}

impl<T: SqlType> Expr<T> {
    /// `DECODE(self, other, 1, 0) = 1`: whether they are equal or both NULL, which `=` says is unknown. Redshift has
    /// no IS DISTINCT FROM; DECODE takes NULL for equal to NULL.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DECODE_expression.html>.
    pub fn same_as<R: IntoExpr>(self, other: R) -> Expr<bool>
    where
        T::Base: Comparable<<R::Type as SqlType>::Base>,
    {
        use sea_query::ExprTrait as _;
        self.zip(other.into_expr(), |a, b| call("DECODE", [a, b, 1.into(), 0.into()]).eq(1))
    }
}

fn one_of<T: SqlType>(function: &'static str, values: impl IntoIterator<Item = Expr<T>>) -> Expr<T> {
    let (mut facts, mut nodes) = (Facts::default(), Vec::new());
    for value in values {
        facts = facts.and(value.facts);
        nodes.push(value.node);
    }
    if nodes.is_empty() {
        facts = facts.wrong(format!("a {function} of no values"));
    }
    Expr::new(call(function, nodes), facts)
}
