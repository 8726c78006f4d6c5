//! Roots, powers, logarithms and angles: a DOUBLE PRECISION of any number.

use crate::{
    expr::{Expr, Facts, IntoExpr, Summed, call},
    types::SqlType,
};

macro_rules! curves {
    ($($(#[$doc:meta])* $name:ident => $function:literal;)+) => {$(
        $(#[$doc])*
        pub fn $name(self) -> Expr<T::Carry<f64>>
        where
            T::Base: Summed,
        {
            self.map(|number| call($function, [number]))
        }
    )+};
}

impl<T: SqlType> Expr<T> {
    curves! {
        /// `SQRT(self)`; the query fails for a number below 0.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_SQRT.html>.
        sqrt => "SQRT";
        /// `EXP(self)`: e to that power.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_EXP.html>.
        exp => "EXP";
        /// `LN(self)`: the natural logarithm; the query fails for 0 and below.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_LN.html>.
        ln => "LN";
        /// `DLOG10(self)`: the logarithm to base 10. LOG runs on the leader node only.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DLOG10.html>.
        log10 => "DLOG10";
        /// `SIN(self)`, of radians.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_SIN.html>.
        sin => "SIN";
        /// `COS(self)`, of radians.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_COS.html>.
        cos => "COS";
        /// `TAN(self)`, of radians.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_TAN.html>.
        tan => "TAN";
        /// `ASIN(self)`, in radians.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ASIN.html>.
        asin => "ASIN";
        /// `ACOS(self)`, in radians.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ACOS.html>.
        acos => "ACOS";
        /// `ATAN(self)`, in radians.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ATAN.html>.
        atan => "ATAN";
        /// `DEGREES(self)`: radians as degrees.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DEGREES.html>.
        degrees => "DEGREES";
        /// `RADIANS(self)`: degrees as radians.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_RADIANS.html>.
        radians => "RADIANS";
    }

    /// `POWER(self, exponent)`.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_POWER.html>.
    pub fn power<E: IntoExpr<Type: SqlType<Base: Summed>>>(self, exponent: E) -> Expr<T::Or<E::Type, f64>>
    where
        T::Base: Summed,
    {
        self.zip(exponent.into_expr(), |base, exponent| call("POWER", [base, exponent]))
    }

    /// `ATAN2(self, x)`: the angle of the point `(x, self)`, in radians.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ATAN2.html>.
    pub fn atan2<X: IntoExpr<Type: SqlType<Base: Summed>>>(self, x: X) -> Expr<T::Or<X::Type, f64>>
    where
        T::Base: Summed,
    {
        self.zip(x.into_expr(), |y, x| call("ATAN2", [y, x]))
    }
}

/// `PI()`.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_PI.html>.
pub fn pi() -> Expr<f64> {
    Expr::new(call("PI", []), Facts::default())
}

/// `RANDOM()`: from 0 to 1, another for each row.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_RANDOM.html>.
pub fn random() -> Expr<f64> {
    Expr::new(call("RANDOM", []), Facts::default())
}
