//! CASE.

use super::{Condition, Expr, Facts, IntoExpr};
use crate::types::SqlType;
use sea_query::CaseStatement;

/// A `CASE` that has at least one `WHEN`.
#[must_use]
#[derive(Debug)]
pub struct Case<T: SqlType> {
    statement: CaseStatement,
    facts: Facts,
    kind: std::marker::PhantomData<fn() -> T>,
}

/// `CASE WHEN condition THEN value …`: end it by [`Case::otherwise`] or [`Case::end`].
pub fn when<C: Condition, V: IntoExpr>(condition: Expr<C>, value: V) -> Case<V::Type> {
    let empty =
        Case { statement: CaseStatement::new(), facts: Facts::default(), kind: std::marker::PhantomData };
    empty.when(condition, value)
}

impl<T: SqlType> Case<T> {
    /// `WHEN condition THEN value`.
    pub fn when<C: Condition, V: IntoExpr<Type = T>>(mut self, condition: Expr<C>, value: V) -> Self {
        let value = value.into_expr();
        self.statement = self.statement.case(condition.node, value.node);
        self.facts = self.facts.and(condition.facts.computed()).and(value.facts);
        self
    }

    /// `ELSE value END`.
    pub fn otherwise<V: IntoExpr<Type = T>>(self, value: V) -> Expr<T> {
        let value = value.into_expr();
        Expr::new(self.statement.finally(value.node).into(), self.facts.and(value.facts))
    }

    /// `END`: NULL where no condition is true.
    pub fn end(self) -> Expr<T::Nullable> {
        Expr::new(self.statement.into(), self.facts)
    }
}
