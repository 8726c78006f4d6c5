//! `+`, `-`, `*`, `/`, `%`; the operators of Rust.

use super::{Expr, IntoExpr};
use crate::types::{Minus, Number, Plus, SqlType};
use sea_query::ExprTrait as _;
use std::ops::{Add, Div, Mul, Rem, Sub};

type Base<T> = <T as SqlType>::Base;

macro_rules! operators {
    ($($operator:ident, $name:ident, $node:ident, $between:ident;)+) => {$(
        /// Two integers give an integer: `/` cuts the fraction, as Redshift does.
        impl<T: SqlType, R: IntoExpr> $operator<R> for Expr<T>
        where
            Base<T>: $between<Base<R::Type>>,
        {
            type Output = Expr<T::Or<R::Type, <Base<T> as $between<Base<R::Type>>>::Output>>;

            fn $name(self, other: R) -> Self::Output {
                self.zip(other.into_expr(), |a, b| a.$node(b))
            }
        }
    )+};
}
operators! {
    Add, add, add, Plus;
    Sub, sub, sub, Minus;
    Mul, mul, mul, Number;
    Div, div, div, Number;
    Rem, rem, modulo, Number;
}
