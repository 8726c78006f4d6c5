//! Values on the wire: text as Redshift prints it, binary as `PostgreSQL` clients read it.

mod number;
pub(crate) mod parameter;
mod time;

use bytes::{BufMut, BytesMut};
use duckdb::arrow::array::{
    Array, AsArray, BooleanArray, Decimal128Array, IntervalMonthDayNanoArray, LargeStringArray, StringArray,
};
use duckdb::arrow::datatypes::{
    DataType as Arrow, Date32Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    Time64MicrosecondType, TimeUnit, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use duckdb::arrow::util::display::array_value_to_string;

use crate::catalog::table::DataType;
use crate::error::SqlError;

/// A type of the wire protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wire {
    Bool,
    Int2,
    Int4,
    Int8,
    Float4,
    Float8,
    Numeric { precision: u8, scale: i8 },
    Varchar,
    Date,
    Time,
    TimeTz,
    Timestamp,
    TimestampTz,
    Interval,
    IntervalYearToMonth,
    IntervalDayToSecond,
    Varbyte,
}

impl Wire {
    /// The OID, the size (-1 for a variable one) and the modifier (-1 for none).
    pub(crate) fn describe(self) -> (u32, i16, i32) {
        match self {
            Self::Bool => (16, 1, -1),
            Self::Int8 => (20, 8, -1),
            Self::Int2 => (21, 2, -1),
            Self::Int4 => (23, 4, -1),
            Self::Float4 => (700, 4, -1),
            Self::Float8 => (701, 8, -1),
            Self::Varchar => (1043, -1, -1),
            Self::Date => (1082, 4, -1),
            Self::Time => (1083, 8, -1),
            Self::Timestamp => (1114, 8, -1),
            Self::TimestampTz => (1184, 8, -1),
            Self::Interval => (1186, 16, -1),
            Self::IntervalYearToMonth => (1188, 4, -1),
            Self::IntervalDayToSecond => (1190, 8, -1),
            Self::TimeTz => (1266, 12, -1),
            Self::Numeric { precision, scale } => {
                (1700, -1, (i32::from(precision) << 16 | i32::from(scale)) + 4)
            }
            Self::Varbyte => (6551, -1, -1),
        }
    }
}

impl From<DataType> for Wire {
    fn from(data_type: DataType) -> Self {
        match data_type {
            DataType::SmallInt => Self::Int2,
            DataType::Integer => Self::Int4,
            DataType::BigInt => Self::Int8,
            DataType::Decimal { precision, scale } => {
                Self::Numeric { precision, scale: i8::try_from(scale).unwrap_or(i8::MAX) }
            }
            DataType::Real => Self::Float4,
            DataType::Double => Self::Float8,
            DataType::Boolean => Self::Bool,
            DataType::Char(_) | DataType::Varchar(_) | DataType::Super => Self::Varchar,
            DataType::Date => Self::Date,
            DataType::Time => Self::Time,
            DataType::TimeTz => Self::TimeTz,
            DataType::Timestamp => Self::Timestamp,
            DataType::TimestampTz => Self::TimestampTz,
            DataType::IntervalYearToMonth(_) => Self::IntervalYearToMonth,
            DataType::IntervalDayToSecond(_) => Self::IntervalDayToSecond,
            DataType::Varbyte(_) => Self::Varbyte,
        }
    }
}

impl From<&Arrow> for Wire {
    fn from(arrow: &Arrow) -> Self {
        match arrow {
            Arrow::Boolean => Self::Bool,
            Arrow::Int8 | Arrow::UInt8 | Arrow::Int16 => Self::Int2,
            Arrow::UInt16 | Arrow::Int32 => Self::Int4,
            Arrow::UInt32 | Arrow::Int64 | Arrow::UInt64 => Self::Int8,
            Arrow::Float32 => Self::Float4,
            Arrow::Float64 => Self::Float8,
            Arrow::Decimal128(precision, scale) => Self::Numeric { precision: *precision, scale: *scale },
            Arrow::Date32 => Self::Date,
            Arrow::Time64(_) => Self::Time,
            Arrow::Timestamp(_, None) => Self::Timestamp,
            Arrow::Timestamp(_, Some(_)) => Self::TimestampTz,
            Arrow::Interval(_) => Self::Interval,
            Arrow::Binary | Arrow::LargeBinary => Self::Varbyte,
            _ => Self::Varchar,
        }
    }
}

/// Writes one value that is not null.
pub(crate) fn write(
    out: &mut BytesMut,
    array: &dyn Array,
    row: usize,
    wire: Wire,
    binary: bool,
) -> Result<(), SqlError> {
    match wire {
        Wire::Bool => {
            let value = array.as_any().downcast_ref::<BooleanArray>().is_some_and(|array| array.value(row));
            if binary {
                out.put_u8(u8::from(value));
            } else {
                out.put_u8(if value { b't' } else { b'f' });
            }
        }
        Wire::Int2 | Wire::Int4 | Wire::Int8 => integer(out, whole(array, row)?, wire, binary)?,
        Wire::Float4 => {
            let value = array.as_primitive::<Float32Type>().value(row);
            if binary {
                out.put_f32(value);
            } else {
                number::write_f32(out, value);
            }
        }
        Wire::Float8 => {
            let value = array.as_primitive::<Float64Type>().value(row);
            if binary {
                out.put_f64(value);
            } else {
                number::write_f64(out, value);
            }
        }
        Wire::Numeric { scale, .. } => {
            let value = array.as_any().downcast_ref::<Decimal128Array>().map_or(0, |array| array.value(row));
            let scale = u32::try_from(scale).unwrap_or(0);
            if binary {
                number::write_numeric_binary(out, value, scale);
            } else {
                number::write_numeric(out, value, scale);
            }
        }
        Wire::Date => {
            let days = array.as_primitive::<Date32Type>().value(row);
            if binary {
                out.put_i32(days.saturating_sub(time::EPOCH_DAYS));
            } else {
                time::write_date(out, i64::from(days));
            }
        }
        Wire::Time | Wire::TimeTz => {
            let micros =
                array.as_primitive_opt::<Time64MicrosecondType>().map_or(0, |array| array.value(row));
            match (binary, wire) {
                (false, _) => {
                    time::write_time(out, micros);
                    out.put_slice(if wire == Wire::TimeTz { b"+00" } else { b"" });
                }
                (true, Wire::TimeTz) => {
                    out.put_i64(micros);
                    out.put_i32(0);
                }
                (true, _) => out.put_i64(micros),
            }
        }
        Wire::Timestamp | Wire::TimestampTz => {
            let micros = micros(array, row);
            if binary {
                out.put_i64(micros.saturating_sub(time::EPOCH_MICROS));
            } else {
                time::write_timestamp(out, micros);
                out.put_slice(if wire == Wire::TimestampTz { b"+00" } else { b"" });
            }
        }
        Wire::Interval | Wire::IntervalYearToMonth | Wire::IntervalDayToSecond => {
            interval(out, array, row, wire, binary);
        }
        Wire::Varbyte => {
            let bytes = array.as_binary_opt::<i32>().map_or(&[][..], |array| array.value(row));
            for byte in bytes {
                out.put_slice(format!("{byte:02x}").as_bytes());
            }
        }
        Wire::Varchar => text(out, array, row),
    }
    Ok(())
}

fn text(out: &mut BytesMut, array: &dyn Array, row: usize) {
    if let Some(strings) = array.as_any().downcast_ref::<StringArray>() {
        out.put_slice(strings.value(row).as_bytes());
    } else if let Some(strings) = array.as_any().downcast_ref::<LargeStringArray>() {
        out.put_slice(strings.value(row).as_bytes());
    } else {
        out.put_slice(array_value_to_string(array, row).unwrap_or_default().as_bytes());
    }
}

/// The value of a column of whole numbers.
pub(crate) fn whole(array: &dyn Array, row: usize) -> Result<i128, SqlError> {
    Ok(match array.data_type() {
        Arrow::Int8 => array.as_primitive::<Int8Type>().value(row).into(),
        Arrow::Int16 => array.as_primitive::<Int16Type>().value(row).into(),
        Arrow::Int32 => array.as_primitive::<Int32Type>().value(row).into(),
        Arrow::Int64 => array.as_primitive::<Int64Type>().value(row).into(),
        Arrow::UInt8 => array.as_primitive::<UInt8Type>().value(row).into(),
        Arrow::UInt16 => array.as_primitive::<UInt16Type>().value(row).into(),
        Arrow::UInt32 => array.as_primitive::<UInt32Type>().value(row).into(),
        Arrow::UInt64 => array.as_primitive::<UInt64Type>().value(row).into(),
        Arrow::Decimal128(..) => {
            array.as_any().downcast_ref::<Decimal128Array>().map_or(0, |array| array.value(row))
        }
        other => {
            return Err(SqlError::new("XX000", format!("unexpected result type {other}")));
        }
    })
}

/// SUM of integers is a BIGINT, and an overflow an error, though the engine counts on.
fn integer(out: &mut BytesMut, value: i128, wire: Wire, binary: bool) -> Result<(), SqlError> {
    let overflow = || SqlError::new("22003", "bigint out of range").detail(format!("the value is {value}"));
    let value = i64::try_from(value).map_err(|_| overflow())?;
    match (binary, wire) {
        (false, _) => out.put_slice(value.to_string().as_bytes()),
        (true, Wire::Int2) => out.put_i16(i16::try_from(value).map_err(|_| overflow())?),
        (true, Wire::Int4) => out.put_i32(i32::try_from(value).map_err(|_| overflow())?),
        (true, _) => out.put_i64(value),
    }
    Ok(())
}

/// Microseconds since 1970.
pub(crate) fn micros(array: &dyn Array, row: usize) -> i64 {
    match array.data_type() {
        Arrow::Timestamp(TimeUnit::Second, _) => {
            array.as_primitive::<TimestampSecondType>().value(row).saturating_mul(1_000_000)
        }
        Arrow::Timestamp(TimeUnit::Millisecond, _) => {
            array.as_primitive::<TimestampMillisecondType>().value(row).saturating_mul(1_000)
        }
        Arrow::Timestamp(TimeUnit::Nanosecond, _) => {
            array.as_primitive::<TimestampNanosecondType>().value(row).div_euclid(1_000)
        }
        _ => array.as_primitive_opt::<TimestampMicrosecondType>().map_or(0, |array| array.value(row)),
    }
}

fn interval(out: &mut BytesMut, array: &dyn Array, row: usize, wire: Wire, binary: bool) {
    let Some(array) = array.as_any().downcast_ref::<IntervalMonthDayNanoArray>() else {
        return;
    };
    let value = array.value(row);
    let micros = value.nanoseconds / 1_000;
    match (binary, wire) {
        (false, _) => time::write_interval(out, value.months, value.days, micros),
        (true, Wire::IntervalYearToMonth) => out.put_i32(value.months),
        (true, Wire::IntervalDayToSecond) => {
            out.put_i64(i64::from(value.days).saturating_mul(time::DAY).saturating_add(micros));
        }
        (true, _) => {
            out.put_i64(micros);
            out.put_i32(value.days);
            out.put_i32(value.months);
        }
    }
}
