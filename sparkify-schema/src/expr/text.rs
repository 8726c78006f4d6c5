//! Functions of text.

use super::{Expr, IntoExpr};
use crate::types::{Scalar, SqlType, Text};
use sea_query::{BinOper, ExprTrait as _, Func};

/// Types that are text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text",
    label = "expected a CHAR or VARCHAR",
    note = "an enum of allowed values gives its text by `.text()`, a newtype by `.inner()`"
)]
pub trait Textual: Scalar {}
impl Textual for Text {}

impl<T: SqlType> Expr<T> {
    /// `LEN(self)`: characters.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_LEN.html>.
    pub fn characters(self) -> Expr<T::Carry<i32>>
    where
        T::Base: Textual,
    {
        self.map(|text| Func::cust("LEN").arg(text).into())
    }

    /// `OCTET_LENGTH(self)`: bytes.
    pub fn bytes(self) -> Expr<T::Carry<i32>>
    where
        T::Base: Textual,
    {
        self.map(|text| Func::cust("OCTET_LENGTH").arg(text).into())
    }

    /// `LOWER(self)`.
    pub fn lower(self) -> Self
    where
        T::Base: Textual,
    {
        self.same_size("LOWER")
    }

    /// `UPPER(self)`.
    pub fn upper(self) -> Self
    where
        T::Base: Textual,
    {
        self.same_size("UPPER")
    }

    /// `BTRIM(self)`: without blanks at either end.
    pub fn trim(self) -> Self
    where
        T::Base: Textual,
    {
        self.same_size("BTRIM")
    }

    /// `LEFT(self, characters)`.
    pub fn left(self, characters: u16) -> Self
    where
        T::Base: Textual,
    {
        let max_bytes = self.facts.max_bytes;
        let left: Self =
            self.map(|text| Func::cust("LEFT").args([text, i32::from(characters).into()]).into());
        let most = max_bytes.map(|bytes| Ord::min(bytes, 4 * u32::from(characters)));
        Expr::new(left.node, left.facts.sized(most))
    }

    /// `self || other`: NULL if either is.
    pub fn concat<R: IntoExpr<Type: SqlType<Base: Textual>>>(self, other: R) -> Expr<T::Or<R::Type, Text>>
    where
        T::Base: Textual,
    {
        let other = other.into_expr();
        let size = self.facts.max_bytes.zip(other.facts.max_bytes).map(|(a, b)| a + b);
        let joined: Expr<T::Or<R::Type, Text>> = self.zip(other, |a, b| a.binary(BinOper::Custom("||"), b));
        Expr::new(joined.node, joined.facts.sized(size))
    }

    /// Cut to `N` bytes at most, on a character's boundary: `CAST(self AS VARCHAR(N))`.
    pub fn truncate<const N: u32>(self) -> Expr<T::Carry<Text>>
    where
        T::Base: Textual,
    {
        self.cast::<crate::types::Varchar<N>>().retyped()
    }

    fn same_size(self, function: &'static str) -> Self {
        let facts = self.facts;
        Expr::new(Func::cust(function).arg(self.node).into(), facts)
    }
}
