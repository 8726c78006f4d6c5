//! One key, or several as a tuple.

use crate::{
    expr::{Expr, Operand},
    types::SqlType,
};

/// The key of [`Query::one_row_per`](super::Query::one_row_per): an expression, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a key",
    label = "expected an expression, or a tuple of two to six"
)]
pub trait Keys {
    /// The parts of the key.
    #[doc(hidden)]
    fn operands(self) -> Vec<Operand>;
}

impl<T: SqlType> Keys for Expr<T> {
    fn operands(self) -> Vec<Operand> {
        vec![self.operand()]
    }
}

macro_rules! tuples {
    ($($($part:ident)+;)+) => {$(
        impl<$($part: SqlType),+> Keys for ($(Expr<$part>,)+) {
            fn operands(self) -> Vec<Operand> {
                #[expect(non_snake_case, reason = "a value has the name of its type")]
                let ($($part,)+) = self;
                vec![$($part.operand()),+]
            }
        }
    )+};
}
tuples! {
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
}
