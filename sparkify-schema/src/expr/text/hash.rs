//! Fingerprints.

use super::{Expr, Textual};
use crate::types::{SqlType, Text};

/// The length of a SHA-2 fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sha2 {
    /// 224 bits.
    Bits224,
    /// 256 bits.
    Bits256,
    /// 384 bits.
    Bits384,
    /// 512 bits.
    Bits512,
}

impl Sha2 {
    const fn bits(self) -> u16 {
        match self {
            Self::Bits224 => 224,
            Self::Bits256 => 256,
            Self::Bits384 => 384,
            Self::Bits512 => 512,
        }
    }
}

impl<T: SqlType> Expr<T> {
    /// `MD5(self)`: 32 hexadecimal digits.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_MD5.html>.
    pub fn md5(self) -> Expr<T::Carry<Text>>
    where
        T::Base: Textual,
    {
        let digits: Expr<T::Carry<Text>> = self.map(|text| crate::expr::call("MD5", [text]));
        digits.sized(Some(32))
    }

    /// `SHA1(self)`: 40 hexadecimal digits.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/SHA1.html>.
    pub fn sha1(self) -> Expr<T::Carry<Text>>
    where
        T::Base: Textual,
    {
        let digits: Expr<T::Carry<Text>> = self.map(|text| crate::expr::call("SHA1", [text]));
        digits.sized(Some(40))
    }

    /// `SHA2(self, bits)`: a hexadecimal digit for every four bits.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/SHA2.html>.
    pub fn sha2(self, length: Sha2) -> Expr<T::Carry<Text>>
    where
        T::Base: Textual,
    {
        let bits = length.bits();
        let digits: Expr<T::Carry<Text>> =
            self.map(|text| crate::expr::call("SHA2", [text, i32::from(bits).into()]));
        digits.sized(Some(u32::from(bits / 4)))
    }

    /// `FNV_HASH(self)`: of the value's bytes, so that an INTEGER has another than the same BIGINT, and a trailing
    /// blank counts.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_FNV_HASH.html>.
    pub fn fnv_hash(self) -> Expr<T::Carry<i64>> {
        self.map(|value| crate::expr::call("FNV_HASH", [value]))
    }

    /// `FNV_HASH(self, seed)`: the fingerprint of several values, each with that of the one before as its seed.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_FNV_HASH.html>.
    pub fn fnv_hash_after<S: SqlType<Base = i64>>(self, seed: Expr<S>) -> Expr<T::Or<S, i64>> {
        self.zip(seed, |value, seed| crate::expr::call("FNV_HASH", [value, seed]))
    }
}
