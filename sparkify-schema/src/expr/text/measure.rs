//! Numbers told of a text.

use super::{Expr, IntoExpr, Textual};
use crate::types::{Scalar, SqlType};

impl<T: SqlType> Expr<T> {
    /// `LEN(self)`: characters.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_LEN.html>.
    pub fn characters(self) -> Expr<T::Carry<i32>>
    where
        T::Base: Textual,
    {
        self.measured("LEN")
    }

    /// `OCTET_LENGTH(self)`: bytes.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_OCTET_LENGTH.html>.
    pub fn bytes(self) -> Expr<T::Carry<i32>>
    where
        T::Base: Textual,
    {
        self.measured("OCTET_LENGTH")
    }

    /// `STRPOS(self, part)`: the character at which `part` begins, from 1; 0 if it is not in it. POSITION and
    /// CHARINDEX say the same.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_STRPOS.html>.
    pub fn position<P: IntoExpr<Type: SqlType<Base: Textual>>>(self, part: P) -> Expr<T::Or<P::Type, i32>>
    where
        T::Base: Textual,
    {
        self.zip(part.into_expr(), |text, part| crate::expr::call("STRPOS", [text, part]))
    }

    /// `ASCII(self)`: the code point of the first character; 0 of an empty text.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ASCII.html>.
    pub fn code_point(self) -> Expr<T::Carry<i32>>
    where
        T::Base: Textual,
    {
        self.measured("ASCII")
    }

    /// `STRTOL(self, base)`: a number written in a base from 2 to 36.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_STRTOL.html>.
    pub fn number_of_base(self, base: u8) -> Expr<T::Carry<i64>>
    where
        T::Base: Textual,
    {
        let number: Expr<T::Carry<i64>> =
            self.map(|text| crate::expr::call("STRTOL", [text, i32::from(base).into()]));
        if (2..=36).contains(&base) {
            return number;
        }
        number.wrong(format!("a number of base {base}, which is not from 2 to 36"))
    }

    fn measured<U: Scalar>(self, function: &'static str) -> Expr<T::Carry<U>> {
        self.map(|text| crate::expr::call(function, [text]))
    }
}
