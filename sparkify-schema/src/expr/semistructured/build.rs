//! Making a SUPER of values, and arrays of arrays.

use crate::{
    expr::{Expr, Facts, IntoExpr},
    types::{IntoSuper, SemiStructured, SqlType, Super},
};
use sea_query::Func;

/// The elements of an array, while it is written.
#[must_use]
#[derive(Debug, Default)]
pub struct Array {
    parts: Vec<sea_query::Expr>,
    facts: Facts,
}

/// The fields of an object, while it is written.
#[must_use]
#[derive(Debug, Default)]
pub struct Object {
    names: Vec<&'static str>,
    parts: Vec<sea_query::Expr>,
    facts: Facts,
}

/// `ARRAY(…)`: `array().with(1).with("two").end()`, whose elements need not be of one type.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_array.html>.
pub fn array() -> Array {
    Array::default()
}

/// `OBJECT(…)`: `object().with("title", b.title()).with("pages", b.pages()).end()`.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_object_function.html>.
pub fn object() -> Object {
    Object::default()
}

impl Array {
    /// One more element; NULL is an element too.
    pub fn with<V: IntoExpr<Type: SqlType<Base: IntoSuper>>>(mut self, element: V) -> Self {
        let element = element.into_expr();
        self.facts = self.facts.and(element.facts.computed());
        self.parts.push(element.node);
        self
    }

    /// The array.
    pub fn end(self) -> Expr<Super> {
        Expr::new(Func::cust("ARRAY").args(self.parts).into(), self.facts)
    }
}

impl Object {
    /// One more field.
    pub fn with<V: IntoExpr<Type: SqlType<Base: IntoSuper>>>(mut self, name: &'static str, value: V) -> Self {
        let value = value.into_expr();
        self.facts = self.facts.and(value.facts.computed());
        if self.names.contains(&name) {
            self.facts = self.facts.wrong(format!("an object with two fields `{name}`"));
        }
        self.names.push(name);
        self.parts.extend([sea_query::Expr::val(name), value.node]);
        self
    }

    /// The object.
    pub fn end(self) -> Expr<Super> {
        Expr::new(Func::cust("OBJECT").args(self.parts).into(), self.facts)
    }
}

impl<T: SqlType> Expr<T> {
    /// `ARRAY_CONCAT(self, other)`: the elements of both arrays; NULL if one is no array.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_array_concat.html>.
    pub fn array_concat<R: SqlType>(self, other: Expr<R>) -> Expr<Option<Super>>
    where
        T::Base: SemiStructured,
        R::Base: SemiStructured,
    {
        self.zip(other, |a, b| Func::cust("ARRAY_CONCAT").args([a, b]).into())
    }

    /// `SUBARRAY(self, start, length)`: `length` elements from the place `start` on, the first at 0.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_subarray.html>.
    pub fn subarray(self, start: i32, length: u16) -> Expr<Option<Super>>
    where
        T::Base: SemiStructured,
    {
        self.map(|value| Func::cust("SUBARRAY").args([value, start.into(), i32::from(length).into()]).into())
    }

    /// `ARRAY_FLATTEN(self)`: the elements of the arrays that are its elements, at every depth.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/array_flatten.html>.
    pub fn array_flatten(self) -> Expr<Option<Super>>
    where
        T::Base: SemiStructured,
    {
        self.map(|value| Func::cust("ARRAY_FLATTEN").arg(value).into())
    }
}
