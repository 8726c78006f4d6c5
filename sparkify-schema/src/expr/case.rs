//! CASE.

use super::{Condition, Expr, Facts, IntoExpr};
use crate::types::SqlType;
use std::marker::PhantomData;

/// A `CASE` that has at least one `WHEN`.
#[must_use]
#[derive(Debug)]
pub struct Case<T: SqlType> {
    /// Conditions and values, in turn.
    parts: Vec<sea_query::Expr>,
    facts: Facts,
    kind: PhantomData<fn() -> T>,
}

/// `CASE WHEN condition THEN value …`: end it by [`Case::otherwise`] or [`Case::end`]. It says NVL2 and DECODE too.
pub fn when<C: Condition, V: IntoExpr>(condition: Expr<C>, value: V) -> Case<V::Type> {
    let empty = Case { parts: Vec::new(), facts: Facts::default(), kind: PhantomData };
    empty.when(condition, value)
}

impl<T: SqlType> Case<T> {
    /// `WHEN condition THEN value`.
    pub fn when<C: Condition, V: IntoExpr<Type = T>>(mut self, condition: Expr<C>, value: V) -> Self {
        let value = value.into_expr();
        self.parts.extend([condition.node, value.node]);
        self.facts = self.facts.and(condition.facts.computed()).and(value.facts);
        self
    }

    /// `ELSE value END`.
    pub fn otherwise<V: IntoExpr<Type = T>>(mut self, value: V) -> Expr<T> {
        let value = value.into_expr();
        self.facts = self.facts.and(value.facts);
        self.parts.push(value.node);
        self.finish()
    }

    /// `END`: NULL where no condition is true.
    pub fn end(self) -> Expr<T::Nullable> {
        self.finish()
    }

    /// sea-query's own CASE puts everything in brackets, so the words are ours.
    fn finish<U: SqlType>(self) -> Expr<U> {
        let mut words = String::from("CASE");
        for i in 1..=self.parts.len() {
            let word = match i % 2 {
                0 => "THEN",
                _ if i == self.parts.len() => "ELSE",
                _ => "WHEN",
            };
            words.extend([" ", word, " $", &i.to_string()]);
        }
        words.push_str(" END");
        Expr::new(sea_query::Expr::cust_with_exprs(words, self.parts), self.facts)
    }
}
