//! Encodings, and the kinds of columns each is legal for.

use crate::family::Family;

/// A column's compression: `ENCODE`.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/c_Compression_encodings.html>.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Raw,
    Az64,
    Bytedict,
    Delta,
    Delta32k,
    Lzo,
    Mostly8,
    Mostly16,
    Mostly32,
    Runlength,
    Text255,
    Text32k,
    Zstd,
}

impl Encoding {
    /// Every encoding, in the order of the documentation.
    pub const ALL: &'static [Self] = &[
        Self::Raw,
        Self::Az64,
        Self::Bytedict,
        Self::Delta,
        Self::Delta32k,
        Self::Lzo,
        Self::Mostly8,
        Self::Mostly16,
        Self::Mostly32,
        Self::Runlength,
        Self::Text255,
        Self::Text32k,
        Self::Zstd,
    ];

    /// The keyword.
    #[must_use]
    pub const fn sql(self) -> &'static str {
        match self {
            Self::Raw => "RAW",
            Self::Az64 => "AZ64",
            Self::Bytedict => "BYTEDICT",
            Self::Delta => "DELTA",
            Self::Delta32k => "DELTA32K",
            Self::Lzo => "LZO",
            Self::Mostly8 => "MOSTLY8",
            Self::Mostly16 => "MOSTLY16",
            Self::Mostly32 => "MOSTLY32",
            Self::Runlength => "RUNLENGTH",
            Self::Text255 => "TEXT255",
            Self::Text32k => "TEXT32K",
            Self::Zstd => "ZSTD",
        }
    }

    /// Whether Redshift allows this encoding on a column of `family`.
    #[must_use]
    pub const fn allows(self, family: Family) -> bool {
        use Family::{
            BigInt, Boolean, Char, Date, Decimal, Double, Integer, Real, SmallInt, Super, Time, TimeTz,
            Timestamp, TimestampTz, Varbyte, Varchar,
        };
        match self {
            Self::Raw => true,
            Self::Az64 => matches!(
                family,
                SmallInt | Integer | BigInt | Decimal | Date | Time | TimeTz | Timestamp | TimestampTz
            ),
            Self::Bytedict => matches!(
                family,
                SmallInt
                    | Integer
                    | BigInt
                    | Decimal
                    | Real
                    | Double
                    | Char
                    | Varchar
                    | Date
                    | Timestamp
                    | TimestampTz
            ),
            Self::Delta => matches!(family, SmallInt | Integer | BigInt | Decimal | Date | Timestamp),
            Self::Delta32k => matches!(family, Integer | BigInt | Decimal | Date | Timestamp),
            Self::Lzo => matches!(
                family,
                SmallInt
                    | Integer
                    | BigInt
                    | Decimal
                    | Char
                    | Varchar
                    | Date
                    | Timestamp
                    | TimestampTz
                    | Super
                    | Varbyte
            ),
            Self::Mostly8 => matches!(family, SmallInt | Integer | BigInt | Decimal),
            Self::Mostly16 => matches!(family, Integer | BigInt | Decimal),
            Self::Mostly32 => matches!(family, BigInt | Decimal),
            Self::Runlength => matches!(
                family,
                SmallInt
                    | Integer
                    | BigInt
                    | Decimal
                    | Real
                    | Double
                    | Boolean
                    | Char
                    | Varchar
                    | Date
                    | Timestamp
                    | TimestampTz
            ),
            Self::Text255 | Self::Text32k => matches!(family, Varchar),
            Self::Zstd => matches!(family, Super) || Self::Runlength.allows(family),
        }
    }
}
