//! `+`, `-`, `*`, `/`, `%`; the operators of Rust.

use super::{Expr, IntoExpr};
use crate::types::{Number, SqlType};
use sea_query::ExprTrait as _;
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
