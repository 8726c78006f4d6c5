//! Rounding, absolute values and signs.

use super::Fractional;
use crate::{
    expr::{Expr, Summed, call},
    types::SqlType,
};

impl<T: SqlType> Expr<T> {
    /// `ROUND(self, digits)`: to that many digits behind the point.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ROUND.html>.
    pub fn round(self, digits: u8) -> Self
    where
        T::Base: Summed,
    {
        self.map(|number| call("ROUND", [number, i32::from(digits).into()]))
    }

    /// `ABS(self)`.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ABS.html>.
    pub fn abs(self) -> Self
    where
        T::Base: Summed,
    {
        self.map(|number| call("ABS", [number]))
    }
}

impl<T: SqlType> Expr<T> {
    /// `CEILING(self)`: the next whole number up.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CEILING_FLOOR.html>.
    pub fn ceil(self) -> Self
    where
        T::Base: Fractional,
    {
        self.map(|number| call("CEILING", [number]))
    }

    /// `FLOOR(self)`: the next whole number down.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_FLOOR.html>.
    pub fn floor(self) -> Self
    where
        T::Base: Fractional,
    {
        self.map(|number| call("FLOOR", [number]))
    }

    /// `TRUNC(self, digits)`: cut to that many digits behind the point.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_TRUNC.html>.
    pub fn trunc(self, digits: u8) -> Self
    where
        T::Base: Fractional,
    {
        self.map(|number| call("TRUNC", [number, i32::from(digits).into()]))
    }

    /// `SIGN(self)`: 1, 0 or -1.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_SIGN.html>.
    pub fn sign(self) -> Self
    where
        T::Base: Fractional,
    {
        self.map(|number| call("SIGN", [number]))
    }
}
