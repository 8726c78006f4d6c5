//! Bits of whole numbers.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_OPERATOR_SYMBOLS.html>.

use super::{Count, WholeNumber};
use crate::{
    expr::{Expr, IntoExpr},
    types::{Number, Scalar, SqlType},
};
use sea_query::{BinOper, ExprTrait as _};

impl<T: SqlType> Expr<T> {
    /// `self & other`: the bits that both have.
    pub fn bit_and<R: IntoExpr, O: Scalar>(self, other: R) -> Expr<T::Or<R::Type, O>>
    where
        T::Base: WholeNumber + Number<<R::Type as SqlType>::Base, Output = O>,
        <R::Type as SqlType>::Base: WholeNumber,
    {
        self.zip(other.into_expr(), |a, b| a.binary(BinOper::Custom("&"), b))
    }

    /// `self | other`: the bits that either has.
    pub fn bit_or<R: IntoExpr, O: Scalar>(self, other: R) -> Expr<T::Or<R::Type, O>>
    where
        T::Base: WholeNumber + Number<<R::Type as SqlType>::Base, Output = O>,
        <R::Type as SqlType>::Base: WholeNumber,
    {
        self.zip(other.into_expr(), |a, b| a.binary(BinOper::Custom("|"), b))
    }

    /// `self << places`.
    pub fn shift_left<P: IntoExpr<Type: SqlType<Base: Count>>>(
        self,
        places: P,
    ) -> Expr<T::Or<P::Type, T::Base>>
    where
        T::Base: WholeNumber,
    {
        self.zip(places.into_expr(), |a, b| a.binary(BinOper::Custom("<<"), b))
    }

    /// `self >> places`.
    pub fn shift_right<P: IntoExpr<Type: SqlType<Base: Count>>>(
        self,
        places: P,
    ) -> Expr<T::Or<P::Type, T::Base>>
    where
        T::Base: WholeNumber,
    {
        self.zip(places.into_expr(), |a, b| a.binary(BinOper::Custom(">>"), b))
    }
}
