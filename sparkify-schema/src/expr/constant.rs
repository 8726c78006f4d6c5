//! Values of the code as expressions: a literal, and NULL.

use super::{Expr, Facts, IntoExpr};
use crate::types::Scalar;

/// A value of the code: `lit("on the shelf")`, `lit(7)`, `lit(State::Lent)`.
pub fn lit<V: IntoExpr>(value: V) -> Expr<V::Type> {
    value.into_expr()
}

/// `NULL`.
pub fn null<T: Scalar>() -> Expr<Option<T>> {
    Expr::new(sea_query::Keyword::Null.into(), Facts::default())
}
