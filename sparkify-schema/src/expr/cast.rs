//! CAST, and the free steps between a type and the same type under another name.

use super::Expr;
use crate::types::{
    ColumnType, Date, Decimal, Newtype, NotNullColumn, Numeric, Scalar, SqlType, Text, Time, TimeTz,
    Timestamp, TimestampTz,
};
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

/// A column type that a text may be tried as.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_TRY_CAST.html>.
#[diagnostic::on_unimplemented(
    message = "a text is not tried as a `{Self}`",
    label = "expected a number, a date or time, or `bool`",
    note = "text is cut by `.truncate::<N>()`; a newtype is made of the value by `.wrap()`"
)]
pub trait Attempted: NotNullColumn {}
impl Attempted for i16 {}
impl Attempted for i32 {}
impl Attempted for i64 {}
impl Attempted for f32 {}
impl Attempted for f64 {}
impl Attempted for bool {}
impl<const P: u8, const S: u8> Attempted for Decimal<P, S> {}
impl Attempted for Date {}
impl Attempted for Time {}
impl Attempted for TimeTz {}
impl Attempted for Timestamp {}
impl Attempted for TimestampTz {}

impl<T: SqlType<Base: super::Textual>> Expr<T> {
    /// `TRY_CAST(self AS C)`: NULL where the text is no such value, which CAST fails for.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_TRY_CAST.html>.
    pub fn try_cast<C: Attempted>(self) -> Expr<Option<C::Expr>>
    where
        C::Expr: Scalar,
    {
        self.map(|node| {
            let call = format!("TRY_CAST($1 AS {})", C::SQL);
            sea_query::Expr::cust_with_expr(call, node)
        })
    }
}

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
        let cast: Expr<T::Cast<C::Expr>> = self.map(|node| node.cast_as(C::SQL)).sized(max_bytes);
        if is_number::<T::Base>() && C::FAMILY.is_moment() {
            return cast.wrong(format!(
                "a number cast to {}, which Redshift refuses; milliseconds since 1970 become a timestamp by \
                 `epoch_millis()`, seconds by `epoch_seconds()`",
                C::SQL
            ));
        }
        cast
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

fn is_number<T: 'static>() -> bool {
    use std::any::TypeId;
    let numbers = [
        TypeId::of::<i16>(),
        TypeId::of::<i32>(),
        TypeId::of::<i64>(),
        TypeId::of::<f32>(),
        TypeId::of::<f64>(),
        TypeId::of::<Numeric>(),
    ];
    numbers.contains(&TypeId::of::<T>())
}
