//! Parameters of the extended protocol as values of the engine.

use duckdb::types::{TimeUnit, Value};

use super::number;
use super::time::{EPOCH_DAYS, EPOCH_MICROS};
use crate::error::SqlError;

/// Reads a parameter of a type, sent as text or binary.
pub(crate) fn read(bytes: Option<&[u8]>, oid: u32, binary: bool) -> Result<Value, SqlError> {
    let Some(bytes) = bytes else {
        return Ok(Value::Null);
    };
    if binary {
        return read_binary(bytes, oid).ok_or_else(|| {
            SqlError::new("22P03", format!("incorrect binary data format in a parameter of type {oid}"))
        });
    }
    let text = text(bytes)?;
    Ok(read_text(&text, oid).unwrap_or(Value::Text(text)))
}

fn text(bytes: &[u8]) -> Result<String, SqlError> {
    String::from_utf8(bytes.to_vec())
        .map_err(|_| SqlError::new("22021", "invalid byte sequence for encoding \"UTF8\" in a parameter"))
}

/// What does not read as its type stays text, for the engine to convert or refuse.
fn read_text(text: &str, oid: u32) -> Option<Value> {
    match oid {
        16 => match text {
            "t" | "true" | "1" => Some(Value::Boolean(true)),
            "f" | "false" | "0" => Some(Value::Boolean(false)),
            _ => None,
        },
        20 => text.parse().ok().map(Value::BigInt),
        21 => text.parse().ok().map(Value::SmallInt),
        23 => text.parse().ok().map(Value::Int),
        700 => text.parse().ok().map(Value::Float),
        701 => text.parse().ok().map(Value::Double),
        _ => None,
    }
}

fn read_binary(bytes: &[u8], oid: u32) -> Option<Value> {
    Some(match oid {
        16 => Value::Boolean(*bytes.first()? != 0),
        20 => Value::BigInt(i64::from_be_bytes(bytes.try_into().ok()?)),
        21 => Value::SmallInt(i16::from_be_bytes(bytes.try_into().ok()?)),
        23 => Value::Int(i32::from_be_bytes(bytes.try_into().ok()?)),
        700 => Value::Float(f32::from_be_bytes(bytes.try_into().ok()?)),
        701 => Value::Double(f64::from_be_bytes(bytes.try_into().ok()?)),
        1082 => Value::Date32(i32::from_be_bytes(bytes.try_into().ok()?).checked_add(EPOCH_DAYS)?),
        1083 => Value::Time64(TimeUnit::Microsecond, i64::from_be_bytes(bytes.try_into().ok()?)),
        1114 | 1184 => {
            let micros = i64::from_be_bytes(bytes.try_into().ok()?).checked_add(EPOCH_MICROS)?;
            Value::Timestamp(TimeUnit::Microsecond, micros)
        }
        1700 => Value::Text(number::read_numeric_binary(bytes)?),
        _ => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_binary_read_alike() {
        assert_eq!(read(Some(b"80"), 23, false), Ok(Value::Int(80)));
        assert_eq!(read(Some(&80_i32.to_be_bytes()), 23, true), Ok(Value::Int(80)));
        assert_eq!(read(Some(b"eighty"), 23, false), Ok(Value::Text("eighty".to_owned())));
        assert_eq!(read(None, 23, true), Ok(Value::Null));
        assert_eq!(read(Some(&[1]), 23, true).expect_err("too short").code, "22P03");
    }
}
