//! `+`, `-`, `*`, `/`, `%`; the operators of Rust.

use super::{Expr, IntoExpr, Summed};
use crate::types::{Number, SqlType};
use sea_query::{ExprTrait as _, Func};
use std::ops::{Add, Div, Mul, Rem, Sub};

type Base<T> = <T as SqlType>::Base;
type Computed<T, R> =
    <T as SqlType>::Or<<R as IntoExpr>::Type, <Base<T> as Number<Base<<R as IntoExpr>::Type>>>::Output>;

macro_rules! operators {
    ($($operator:ident, $name:ident, $node:ident;)+) => {$(
        /// Two integers give an integer: `/` cuts the fraction, as Redshift does.
        impl<T: SqlType, R: IntoExpr> $operator<R> for Expr<T>
        where
            Base<T>: Number<Base<R::Type>>,
        {
            type Output = Expr<Computed<T, R>>;

            fn $name(self, other: R) -> Self::Output {
                self.zip(other.into_expr(), |a, b| a.$node(b))
            }
        }
    )+};
}
operators! {
    Add, add, add;
    Sub, sub, sub;
    Mul, mul, mul;
    Div, div, div;
    Rem, rem, modulo;
}

impl<T: SqlType> Expr<T>
where
    Base<T>: Summed,
{
    /// `ROUND(self, digits)`: to that many digits behind the point.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ROUND.html>.
    pub fn round(self, digits: u8) -> Self {
        self.map(|number| Func::cust("ROUND").args([number, i32::from(digits).into()]).into())
    }

    /// `ABS(self)`.
    pub fn abs(self) -> Self {
        self.map(|number| Func::cust("ABS").arg(number).into())
    }
}
