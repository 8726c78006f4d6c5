//! LIKE and its kin: whether a text looks as said.

use super::{Expr, Textual};
use crate::types::SqlType;
use sea_query::{BinOper, ExprTrait as _};

impl<T: SqlType> Expr<T> {
    /// `self LIKE pattern`: `%` for any run of characters, `_` for one, a backslash before either for itself.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_patternmatching_condition_like.html>.
    pub fn like(self, pattern: &str) -> Expr<T::Carry<bool>>
    where
        T::Base: Textual,
    {
        self.map(|text| text.like(pattern))
    }

    /// `self ILIKE pattern`: LIKE that takes large and small ASCII letters for equal.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_patternmatching_condition_like.html>.
    pub fn ilike(self, pattern: &str) -> Expr<T::Carry<bool>>
    where
        T::Base: Textual,
    {
        self.matched("ILIKE", pattern)
    }

    /// Whether it begins with `start`, taken as it is: `%`, `_` and backslashes stand for themselves.
    ///
    /// ```
    /// # use sparkify_schema::lit;
    /// assert_eq!(format!("{:?}", lit("100%").starts_with("100%_")), r"'100%' LIKE '100\\%\\_%'");
    /// ```
    pub fn starts_with(self, start: &str) -> Expr<T::Carry<bool>>
    where
        T::Base: Textual,
    {
        self.like(&format!("{}%", literally(start)))
    }

    /// Whether it ends with `end`, taken as it is.
    pub fn ends_with(self, end: &str) -> Expr<T::Carry<bool>>
    where
        T::Base: Textual,
    {
        self.like(&format!("%{}", literally(end)))
    }

    /// Whether `part` is in it, taken as it is.
    pub fn contains(self, part: &str) -> Expr<T::Carry<bool>>
    where
        T::Base: Textual,
    {
        self.like(&format!("%{}%", literally(part)))
    }

    /// `self SIMILAR TO pattern`: LIKE with `|`, `*`, `+`, `?`, `{m,n}`, `(…)` and `[…]`; the whole text has to match.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/pattern-matching-conditions-similar-to.html>.
    pub fn similar_to(self, pattern: &str) -> Expr<T::Carry<bool>>
    where
        T::Base: Textual,
    {
        self.matched("SIMILAR TO", pattern)
    }

    /// `self ~ pattern`: whether a part of it matches the POSIX regular expression.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/pattern-matching-conditions-posix.html>.
    pub fn matches(self, pattern: &str) -> Expr<T::Carry<bool>>
    where
        T::Base: Textual,
    {
        self.matched("~", pattern)
    }

    fn matched(self, operator: &'static str, pattern: &str) -> Expr<T::Carry<bool>> {
        self.map(|text| text.binary(BinOper::Custom(operator), pattern))
    }
}

/// A pattern that matches this text and no other.
fn literally(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}
