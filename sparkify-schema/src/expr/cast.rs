//! CAST, and the free steps between a type and the same type under another name.

use super::Expr;
use crate::types::{ColumnType, Newtype, NotNullColumn, Scalar, SqlType, Text};
use sea_query::ExprTrait as _;

/// A number type that holds every value of `Self`.
#[diagnostic::on_unimplemented(
    message = "not every `{Self}` is a `{Wider}`",
    label = "this conversion could lose something",
    note = "say so by `.cast::<{Wider}>()`"
)]
pub trait Widen<Wider: Scalar>: Scalar {}
impl Widen<i32> for i16 {}
impl Widen<i64> for i16 {}
impl Widen<i64> for i32 {}
impl Widen<f64> for f32 {}

impl<T: SqlType> Expr<T> {
    /// `CAST(self AS C)`; text longer than `Varchar<N>` is cut without an error. A SUPER that holds no value of the type
    /// becomes NULL, an object or array becomes no text.
    ///
    /// Sources: <https://docs.aws.amazon.com/redshift/latest/dg/r_CAST_function.html>,
    /// <https://docs.aws.amazon.com/redshift/latest/dg/query-super.html>.
    pub fn cast<C: NotNullColumn>(self) -> Expr<T::Cast<C::Expr>>
    where
        C::Expr: Scalar,
    {
        let max_bytes = <C as ColumnType>::MAX_BYTES;
        let cast: Expr<T::Cast<C::Expr>> = self.map(|node| node.cast_as(C::SQL));
        Expr::new(cast.node, cast.facts.sized(max_bytes))
    }

    /// The same number in a wider type; Redshift converts it by itself.
    pub fn widen<W: Scalar>(self) -> Expr<T::Carry<W>>
    where
        T::Base: Widen<W>,
    {
        self.retyped()
    }

    /// The value inside a newtype: `Expr<UserId>` as `Expr<i64>`.
    pub fn inner(self) -> Expr<T::Carry<<T::Base as Newtype>::Inner>>
    where
        T::Base: Newtype,
    {
        self.retyped()
    }

    /// A newtype around this value: `Expr<i64>` as `Expr<UserId>`.
    pub fn wrap<N: Newtype<Inner = T::Base>>(self) -> Expr<T::Carry<N>> {
        self.retyped()
    }

    /// The text of an enum of allowed values.
    pub fn text(self) -> Expr<T::Carry<Text>>
    where
        T::Base: crate::row::AllowedValues,
    {
        self.retyped()
    }
}
