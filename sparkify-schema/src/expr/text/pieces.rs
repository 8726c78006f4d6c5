//! Parts of a text; characters are counted from 1.

use super::{Characters, Expr, IntoExpr, Or2, Or3, Textual, constant, of_characters};
use crate::types::{SqlType, Text};

impl<T: SqlType> Expr<T> {
    /// `LEFT(self, characters)`: the first characters.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_LEFT.html>.
    pub fn left(self, characters: u16) -> Self
    where
        T::Base: Textual,
    {
        self.end("LEFT", characters)
    }

    /// `RIGHT(self, characters)`: the last characters.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_LEFT.html>.
    pub fn right(self, characters: u16) -> Self
    where
        T::Base: Textual,
    {
        self.end("RIGHT", characters)
    }

    /// `SUBSTRING(self, start, characters)`: that many characters from `start` on.
    ///
    /// ```
    /// # use sparkify_schema::*;
    /// # fn check(b: Expr<Text>) -> String {
    /// format!("{:?}", b.substring(2, 3))
    /// # }
    /// # assert_eq!(check(lit("caterpillar")), "SUBSTRING('caterpillar', 2, 3)");
    /// ```
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_SUBSTRING.html>.
    pub fn substring<S: Characters, C: Characters>(self, start: S, characters: C) -> Expr<Or3<T, S, C>>
    where
        T::Base: Textual,
    {
        let (start, characters) = (start.into_expr(), characters.into_expr());
        let most = of_characters(self.facts.max_bytes, constant(&characters.node));
        let facts = self.facts.and(start.facts).and(characters.facts);
        let node = crate::expr::call("SUBSTRING", [self.node, start.node, characters.node]);
        Expr::new(node, facts.sized(most))
    }

    /// `SUBSTRING(self, start)`: everything from `start` on.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_SUBSTRING.html>.
    pub fn substring_from<S: Characters>(self, start: S) -> Expr<Or2<T, S>>
    where
        T::Base: Textual,
    {
        let most = self.facts.max_bytes;
        let rest: Expr<Or2<T, S>> =
            self.zip(start.into_expr(), |text, start| crate::expr::call("SUBSTRING", [text, start]));
        rest.sized(most)
    }

    /// `SPLIT_PART(self, delimiter, part)`: one of the parts between delimiters, from 1; empty if there are less.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/SPLIT_PART.html>.
    pub fn split_part<P: Characters>(self, delimiter: &str, part: P) -> Expr<Or2<T, P>>
    where
        T::Base: Textual,
    {
        let (most, part) = (self.facts.max_bytes, part.into_expr());
        let first = constant(&part.node) == Some(0);
        let piece: Expr<Or2<T, P>> =
            self.zip(part, |text, part| crate::expr::call("SPLIT_PART", [text, delimiter.into(), part]));
        let piece = piece.sized(most);
        if first { piece.wrong("the part 0 of a split, but the first is 1") } else { piece }
    }

    /// `self || other`: NULL if either is.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_concat_op.html>.
    pub fn concat<R: IntoExpr<Type: SqlType<Base: Textual>>>(self, other: R) -> Expr<T::Or<R::Type, Text>>
    where
        T::Base: Textual,
    {
        use sea_query::ExprTrait as _;
        let other = other.into_expr();
        let most = self.facts.max_bytes.zip(other.facts.max_bytes).map(|(a, b)| a.saturating_add(b));
        let joined: Expr<T::Or<R::Type, Text>> =
            self.zip(other, |a, b| a.binary(sea_query::BinOper::Custom("||"), b));
        joined.sized(most)
    }

    /// Cut to `N` bytes at most, on a character's boundary: `CAST(self AS VARCHAR(N))`.
    pub fn truncate<const N: u32>(self) -> Expr<T::Carry<Text>>
    where
        T::Base: Textual,
    {
        self.cast::<crate::types::Varchar<N>>().retyped()
    }

    fn end(self, function: &'static str, characters: u16) -> Self {
        let most = of_characters(self.facts.max_bytes, Some(characters.into()));
        let end: Self = self.map(|text| crate::expr::call(function, [text, i32::from(characters).into()]));
        end.sized(most)
    }
}
