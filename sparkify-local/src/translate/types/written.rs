//! The types that casts and typed literals name, with their limits.

use sqlparser::ast::{self, CharacterLength, ExactNumberInfo, TimezoneInfo};

use super::{super::interval, Type};
use crate::{catalog::table::DataType, error::SqlError};

/// The type a cast or typed literal names.
pub(crate) fn from_ast(data_type: &ast::DataType) -> Result<Type, SqlError> {
    use ast::DataType as A;
    Ok(Type::Data(match data_type {
        A::SmallInt(None) | A::Int2(None) => DataType::SmallInt,
        A::Int(None) | A::Integer(None) | A::Int4(None) => DataType::Integer,
        A::BigInt(None) | A::Int8(None) => DataType::BigInt,
        A::Decimal(info) | A::Numeric(info) | A::Dec(info) => exact(info)?,
        A::Real | A::Float4 | A::Float(ExactNumberInfo::Precision(1..=24)) => DataType::Real,
        A::DoublePrecision
        | A::Float8
        | A::Double(ExactNumberInfo::None)
        | A::Float(ExactNumberInfo::None | ExactNumberInfo::Precision(25..=53)) => DataType::Double,
        A::Boolean | A::Bool => DataType::Boolean,
        A::Char(length) | A::Character(length) => DataType::Char(bytes(length.as_ref(), 1, 4096)?),
        A::Varchar(length) | A::Nvarchar(length) | A::CharacterVarying(length) | A::CharVarying(length) => {
            DataType::Varchar(bytes(length.as_ref(), 256, 65535)?)
        }
        A::Text => DataType::Varchar(256),
        A::Date => DataType::Date,
        A::Time(None, zone) => match zone {
            TimezoneInfo::None | TimezoneInfo::WithoutTimeZone => DataType::Time,
            TimezoneInfo::WithTimeZone | TimezoneInfo::Tz => DataType::TimeTz,
        },
        A::Timestamp(None, zone) => match zone {
            TimezoneInfo::None | TimezoneInfo::WithoutTimeZone => DataType::Timestamp,
            TimezoneInfo::WithTimeZone | TimezoneInfo::Tz => DataType::TimestampTz,
        },
        A::Custom(name, modifiers) => {
            custom(&name.to_string().to_lowercase(), modifiers.len()).ok_or_else(|| missing(data_type))?
        }
        A::Interval { fields: Some(fields), precision } => interval::qualified_type(*fields, *precision)?,
        A::Interval { .. } => return Ok(Type::Interval),
        _ => return Err(missing(data_type)),
    }))
}

fn custom(name: &str, modifiers: usize) -> Option<DataType> {
    match (name, modifiers) {
        ("super", 0) => Some(DataType::Super),
        ("bpchar", 0) => Some(DataType::Char(256)),
        ("nchar", 0) => Some(DataType::Char(1)),
        _ => None,
    }
}

fn missing(data_type: &ast::DataType) -> SqlError {
    let name = data_type.to_string().to_lowercase();
    SqlError::new("42704", format!("type \"{name}\" does not exist"))
}

fn exact(info: &ExactNumberInfo) -> Result<DataType, SqlError> {
    let (precision, scale) = match *info {
        ExactNumberInfo::None => (18, 0),
        ExactNumberInfo::Precision(precision) => (precision, 0),
        ExactNumberInfo::PrecisionAndScale(precision, scale) => (precision, scale),
    };
    let out_of_range =
        |what: &str, limit: &str| SqlError::new("22023", format!("NUMERIC {what} must be between {limit}"));
    let digits = u8::try_from(precision).ok().filter(|digits| (1..=38).contains(digits));
    let precision = digits.ok_or_else(|| out_of_range(&format!("precision {precision}"), "1 and 38"))?;
    let scale = u8::try_from(scale)
        .ok()
        .filter(|&scale| scale <= precision.min(37))
        .ok_or_else(|| out_of_range(&format!("scale {scale}"), &format!("0 and precision {precision}")))?;
    Ok(DataType::Decimal { precision, scale })
}

fn bytes(length: Option<&CharacterLength>, default: u32, most: u32) -> Result<u32, SqlError> {
    match length {
        None => Ok(default),
        Some(CharacterLength::Max) => Ok(most),
        Some(CharacterLength::IntegerLength { length, .. }) => {
            u32::try_from(*length).ok().filter(|length| (1..=most).contains(length)).ok_or_else(|| {
                SqlError::new("22023", format!("length {length} must be between 1 and {most} bytes"))
            })
        }
    }
}
