//! The column types and the values they hold.

use super::{ColumnType, Family, NotNullColumn, Numeric, Text};
use crate::const_text::ConstText;
use std::fmt;

/// A string longer than its column: what it has and what it may have, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong {
    /// Bytes in the value.
    pub bytes: usize,
    /// Bytes the column takes.
    pub limit: u32,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value of {} bytes does not fit into {} bytes", self.bytes, self.limit)
    }
}

impl std::error::Error for TooLong {}

/// `VARCHAR(N)`: up to `N` **bytes** of UTF-8, 1 to 65535.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Varchar<const N: u32>(String);

/// `CHAR(N)`: `N` bytes of ASCII padded with blanks, 1 to 4096.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Char<const N: u32>(String);

/// `DECIMAL(P, S)`: `P` digits, `S` of them behind the point; kept as its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decimal<const P: u8, const S: u8>(String);

/// `VARBYTE(N)`: up to `N` bytes, 1 to 16777216.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Varbyte<const N: u32>(Vec<u8>);

/// The expression type of VARBYTE columns of every length.
#[derive(Debug)]
pub struct Bytes;

/// `DATE`: a day, as `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(String);

/// `TIME`: a time of day to the microsecond.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(String);

/// `TIMETZ`: a time of day with its zone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TimeTz(String);

/// `TIMESTAMP`: a moment without a zone, to the microsecond; kept as `YYYY-MM-DD HH:MM:SS[.ffffff]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(String);

/// `TIMESTAMPTZ`: a moment, stored as UTC, to the microsecond.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TimestampTz(String);

/// `SUPER`: semi-structured data, as JSON text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Super(String);

/// `GEOMETRY`: a shape on a plane, as the hexadecimal text of its extended well-known binary.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Geometry(String);

/// `GEOGRAPHY`: a shape on the globe, as the hexadecimal text of its extended well-known binary.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Geography(String);

/// `HLLSKETCH`: a sketch of how many different values there are, as JSON or Base64 text.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_HLLSKTECH_type.html>.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HllSketch(String);

macro_rules! texts {
    ($($value:ident $(<$(const $parameter:ident: $kind:ty),+>)?),+ $(,)?) => {$(
        impl $(<$(const $parameter: $kind),+>)? $value $(<$($parameter),+>)? {
            /// The value as Redshift writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            pub(crate) fn from_text(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
        impl $(<$(const $parameter: $kind),+>)? fmt::Display for $value $(<$($parameter),+>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    )+};
}
pub(super) use texts;
texts!(Varchar<const N: u32>, Char<const N: u32>, Decimal<const P: u8, const S: u8>, Date, Time, TimeTz, Timestamp, TimestampTz, Super, Geometry, Geography, HllSketch);

impl<const N: u32> TryFrom<&str> for Varchar<N> {
    type Error = TooLong;

    fn try_from(text: &str) -> Result<Self, TooLong> {
        if text.len() > N as usize {
            Err(TooLong { bytes: text.len(), limit: N })
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

macro_rules! plain_columns {
    ($($column:ty => $sql:literal, $family:ident;)+) => {$(
        impl ColumnType for $column {
            const SQL: &'static str = $sql;
            const FAMILY: Family = Family::$family;
            const NAME: &'static str = stringify!($column);
            type Expr = Self;
        }
        impl NotNullColumn for $column {}
    )+};
}
plain_columns! {
    i16 => "SMALLINT", SmallInt;
    i32 => "INTEGER", Integer;
    i64 => "BIGINT", BigInt;
    f32 => "REAL", Real;
    f64 => "DOUBLE PRECISION", Double;
    bool => "BOOLEAN", Boolean;
    Date => "DATE", Date;
    Time => "TIME", Time;
    TimeTz => "TIMETZ", TimeTz;
    Timestamp => "TIMESTAMP", Timestamp;
    TimestampTz => "TIMESTAMPTZ", TimestampTz;
    Super => "SUPER", Super;
    Geometry => "GEOMETRY", Geometry;
    Geography => "GEOGRAPHY", Geography;
    HllSketch => "HLLSKETCH", HllSketch;
}

impl<const N: u32> Varchar<N> {
    const TEXT: ConstText<24> = sized("VARCHAR(", N);
}
impl<const N: u32> ColumnType for Varchar<N> {
    const SQL: &'static str = Self::TEXT.as_str();
    const FAMILY: Family = Family::Varchar;
    const NAME: &'static str = "Varchar";
    const MAX_BYTES: Option<u32> = Some(N);
    const MISTAKE: Option<&'static str> =
        if N >= 1 && N <= 65535 { None } else { Some("VARCHAR(n): n is a number of bytes from 1 to 65535") };
    type Expr = Text;
}
impl<const N: u32> NotNullColumn for Varchar<N> {}

impl<const N: u32> Char<N> {
    const TEXT: ConstText<24> = sized("CHAR(", N);
}
impl<const N: u32> ColumnType for Char<N> {
    const SQL: &'static str = Self::TEXT.as_str();
    const FAMILY: Family = Family::Char;
    const NAME: &'static str = "Char";
    const MAX_BYTES: Option<u32> = Some(N);
    const MISTAKE: Option<&'static str> =
        if N >= 1 && N <= 4096 { None } else { Some("CHAR(n): n is a number of bytes from 1 to 4096") };
    type Expr = Text;
}
impl<const N: u32> NotNullColumn for Char<N> {}

impl<const N: u32> Varbyte<N> {
    const TEXT: ConstText<24> = sized("VARBYTE(", N);

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}
impl<const N: u32> ColumnType for Varbyte<N> {
    const SQL: &'static str = Self::TEXT.as_str();
    const FAMILY: Family = Family::Varbyte;
    const NAME: &'static str = "Varbyte";
    const MAX_BYTES: Option<u32> = Some(N);
    const MISTAKE: Option<&'static str> = if N >= 1 && N <= 16_777_216 {
        None
    } else {
        Some("VARBYTE(n): n is a number of bytes from 1 to 16777216")
    };
    type Expr = Bytes;
}
impl<const N: u32> NotNullColumn for Varbyte<N> {}

impl<const P: u8, const S: u8> Decimal<P, S> {
    const TEXT: ConstText<24> = {
        let mut text = ConstText::new();
        text.put("DECIMAL(");
        text.put_integer(P as i64);
        text.put(", ");
        text.put_integer(S as i64);
        text.put(")");
        text
    };
}
impl<const P: u8, const S: u8> ColumnType for Decimal<P, S> {
    const SQL: &'static str = Self::TEXT.as_str();
    const FAMILY: Family = Family::Decimal;
    const NAME: &'static str = "Decimal";
    const MISTAKE: Option<&'static str> = if P < 1 || P > 38 {
        Some("DECIMAL(p, s): the precision p is from 1 to 38")
    } else if S > P || S > 37 {
        Some("DECIMAL(p, s): the scale s is from 0 to p, at most 37")
    } else {
        None
    };
    type Expr = Numeric;
}
impl<const P: u8, const S: u8> NotNullColumn for Decimal<P, S> {}

pub(super) const fn sized<const L: usize>(name: &str, size: u32) -> ConstText<L> {
    let mut text = ConstText::new();
    text.put(name);
    text.put_integer(size as i64);
    text.put(")");
    text
}
