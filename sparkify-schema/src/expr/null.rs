//! COALESCE and NULLIF.

use super::{Expr, IntoExpr};
use crate::types::{Comparable, Scalar, SqlType};
use sea_query::Func;

impl<T: Scalar> Expr<Option<T>> {
    /// `COALESCE(self, value)`: the value where there is none.
    pub fn coalesce<R: IntoExpr<Type: SqlType<Base = T>>>(self, value: R) -> Expr<R::Type> {
        let value = value.into_expr();
        let facts = self.facts.and(value.facts);
        Expr::new(Func::coalesce([self.node, value.node]).into(), facts)
    }
}

impl<T: SqlType> Expr<T> {
    /// `NULLIF(self, value)`: NULL where it equals `value`.
    pub fn null_if<R: IntoExpr>(self, value: R) -> Expr<T::Nullable>
    where
        T::Base: Comparable<<R::Type as SqlType>::Base>,
    {
        let value = value.into_expr();
        let max_bytes = self.facts.max_bytes;
        let facts = self.facts.and(value.facts).sized(max_bytes);
        Expr::new(Func::cust("NULLIF").args([self.node, value.node]).into(), facts)
    }
}
