//! Signatures as types: `fn(A, B) -> R` of column types.

use super::{LambdaFunction, SqlFunction};
use crate::{
    expr::{Expr, Operand, parameter},
    types::{ColumnType, Family},
};

/// One parameter, or the result.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its type in SQL.
    pub(super) sql: &'static str,
    /// Its kind.
    pub(super) family: Family,
    /// The most bytes of a text.
    pub(super) max_bytes: Option<u32>,
}

impl Parameter {
    /// The argument as the parameter is declared. A number that is written out is an INTEGER, which finds no function of a
    /// SMALLINT; what is wider is found by itself.
    pub(super) fn takes(self, argument: Operand) -> Operand {
        let is_column = argument.column().is_some();
        if self.family == Family::SmallInt && !is_column { argument.cast_once(self.sql) } else { argument }
    }
}

/// The parameters of a function and its result: `fn(Varchar<20>, Option<i16>) -> bool`, up to eight parameters.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the signature of a function",
    label = "expected `fn(…) -> …` of column types",
    note = "write column types as in a table, an `Option` where NULL is taken or given: \
            `fn(Varchar<20>, Option<i16>) -> bool`, up to eight parameters"
)]
pub trait Signature: 'static {
    /// What a SQL function does: an expression of its parameters.
    type Body: Copy + 'static;
    /// What is wrong with one of the types.
    #[doc(hidden)]
    const MISTAKE: Option<&'static str>;
    /// The parameters in order.
    #[doc(hidden)]
    const PARAMETERS: &'static [Parameter];
    /// The result.
    #[doc(hidden)]
    const RESULT: Parameter;
    /// The body, with `$1`, `$2`, … for the parameters.
    #[doc(hidden)]
    fn body(body: Self::Body) -> Operand;
}

macro_rules! signatures {
    ($($(#[$attribute:meta])* ($($argument:ident $name:ident $place:literal),*);)+) => {$(
        impl<$($argument: ColumnType,)* R: ColumnType> Signature for fn($($argument),*) -> R {
            type Body = fn($(Expr<$argument::Expr>),*) -> Expr<R::Expr>;
            const MISTAKE: Option<&'static str> = first(&[$($argument::MISTAKE,)* R::MISTAKE]);
            const PARAMETERS: &'static [Parameter] = &[$(of::<$argument>()),*];
            const RESULT: Parameter = of::<R>();

            fn body(body: Self::Body) -> Operand {
                body($(parameter($place, $argument::MAX_BYTES)),*).operand()
            }
        }

        impl<$($argument: ColumnType,)* R: ColumnType> SqlFunction<fn($($argument),*) -> R> {
            /// `name(arguments)`.
            $(#[$attribute])*
            pub fn call(&self, $($name: Expr<$argument::Expr>),*) -> Expr<R::Expr> {
                self.called(vec![$($name.operand()),*])
            }
        }

        impl<$($argument: ColumnType,)* R: ColumnType> LambdaFunction<fn($($argument),*) -> R> {
            /// `name(arguments)`.
            $(#[$attribute])*
            pub fn call(&self, $($name: Expr<$argument::Expr>),*) -> Expr<R::Expr> {
                self.called(vec![$($name.operand()),*])
            }
        }
    )+};
}
signatures! {
    ();
    (A a "$1");
    (A a "$1", B b "$2");
    (A a "$1", B b "$2", C c "$3");
    (A a "$1", B b "$2", C c "$3", D d "$4");
    (A a "$1", B b "$2", C c "$3", D d "$4", E e "$5");
    (A a "$1", B b "$2", C c "$3", D d "$4", E e "$5", F f "$6");
    #[expect(clippy::too_many_arguments, reason = "as many as the function has")]
    (A a "$1", B b "$2", C c "$3", D d "$4", E e "$5", F f "$6", G g "$7");
    #[expect(clippy::too_many_arguments, reason = "as many as the function has")]
    (A a "$1", B b "$2", C c "$3", D d "$4", E e "$5", F f "$6", G g "$7", H h "$8");
}

const fn of<C: ColumnType>() -> Parameter {
    Parameter { sql: C::SQL, family: C::FAMILY, max_bytes: C::MAX_BYTES }
}

const fn first(mistakes: &[Option<&'static str>]) -> Option<&'static str> {
    let mut i = 0;
    while i < mistakes.len() {
        if mistakes[i].is_some() {
            return mistakes[i];
        }
        i += 1;
    }
    None
}
