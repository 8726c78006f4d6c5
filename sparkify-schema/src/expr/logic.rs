//! AND, OR, NOT.

use super::{Expr, IntoExpr};
use crate::types::SqlType;

/// An expression that is true, false or unknown.
#[diagnostic::on_unimplemented(
    message = "expected a condition, found an expression of type `{Self}`",
    label = "not true or false",
    note = "make it a condition: `.eq(…)`, `.gt(…)`, `.is_not_null()`"
)]
pub trait Condition: SqlType<Base = bool> {}
impl Condition for bool {}
impl Condition for Option<bool> {}

impl<T: Condition> Expr<T> {
    /// `self AND other`.
    pub fn and<R: Condition>(self, other: Expr<R>) -> Expr<T::Or<R, bool>> {
        self.zip(other, sea_query::ExprTrait::and)
    }

    /// `self OR other`.
    pub fn or<R: Condition>(self, other: Expr<R>) -> Expr<T::Or<R, bool>> {
        self.zip(other, sea_query::ExprTrait::or)
    }
}

/// `NOT condition`.
pub fn not<C: IntoExpr<Type: Condition>>(condition: C) -> Expr<C::Type> {
    condition.into_expr().map(sea_query::ExprTrait::not)
}
