//! Functions of text.
//!
//! What can be said of the bytes of a result is said, so that a text too wide for its column is found: a result that
//! may grow without bounds has the most a VARCHAR holds.

mod change;
mod hash;
mod measure;
mod pattern;
mod pieces;
mod regex;

pub use change::Collation;
pub use hash::Sha2;

use super::{Expr, IntoExpr, number::Count};
use crate::types::{Scalar, SqlType, Text};

/// The most bytes a VARCHAR holds.
pub(super) const WIDEST: u32 = 65535;
/// The most bytes of a character.
const BYTES_OF_CHARACTER: u32 = 4;

/// Types that are text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text",
    label = "expected a CHAR or VARCHAR",
    note = "an enum of allowed values gives its text by `.text()`, a newtype by `.inner()`"
)]
pub trait Textual: Scalar {}
impl Textual for Text {}

/// A number of characters, or a position among them: an INTEGER, of the code or of the row.
pub trait Characters: IntoExpr<Type: SqlType<Base: Count>> {}
impl<C: IntoExpr<Type: SqlType<Base: Count>>> Characters for C {}

/// `U`, with NULL if `T` or one of the others has it.
type Or2<T, A> = <T as SqlType>::Or<<A as IntoExpr>::Type, Text>;
type Or3<T, A, B> = <Or2<T, A> as SqlType>::Or<<B as IntoExpr>::Type, Text>;

impl<T: SqlType> Expr<T> {
    /// `function(self, texts)`, at most `size` bytes; the size is told of the bytes of `self`, if they are known.
    fn text_call<U: SqlType>(
        self,
        function: &'static str,
        texts: &[&str],
        size: impl FnOnce(u32) -> u32,
    ) -> Expr<U> {
        let most = self.facts.max_bytes.map(size);
        let call: Expr<U> = self.map(|text| {
            let texts = texts.iter().map(|text| sea_query::Expr::val(*text));
            super::call(function, std::iter::once(text).chain(texts))
        });
        call.sized(most)
    }

    /// The same expression, of at most that many bytes.
    pub(super) fn sized(self, max_bytes: Option<u32>) -> Self {
        Self::new(self.node, self.facts.sized(max_bytes))
    }
}

/// The most bytes of that many characters of a text that has at most `bytes`.
fn of_characters(bytes: Option<u32>, characters: Option<u32>) -> Option<u32> {
    match (bytes, characters.map(|count| count.saturating_mul(BYTES_OF_CHARACTER))) {
        (Some(bytes), Some(most)) => Some(Ord::min(bytes, most)),
        (bytes, most) => bytes.or(most),
    }
}

/// The number an expression is, if it is one of the code.
fn constant(node: &sea_query::Expr) -> Option<u32> {
    use sea_query::{Expr::Value, Value as V};
    match node {
        Value(V::SmallInt(Some(count))) => u32::try_from(*count).ok(),
        Value(V::Int(Some(count))) => u32::try_from(*count).ok(),
        _ => None,
    }
}
