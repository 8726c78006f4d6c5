//! Column types: every spelling Redshift accepts, with its limits.

use sqlparser::tokenizer::Token as Lexeme;

use super::cursor::Cursor;
use super::interval;
use crate::catalog::table::DataType;
use crate::error::SqlError;

/// The longest VARCHAR, CHAR and VARBYTE, in bytes.
const VARCHAR_MAX: u32 = 65_535;
const CHAR_MAX: u32 = 4_096;
const VARBYTE_MAX: u32 = 16_777_216;

/// Reads a type with its length or precision.
pub(crate) fn parse(cursor: &mut Cursor<'_>) -> Result<DataType, SqlError> {
    let position = cursor.position();
    let Some(Lexeme::Word(word)) = cursor.peek().map(|token| &token.lexeme) else {
        return Err(cursor.expected("a data type"));
    };
    let name = word.value.to_ascii_lowercase();
    cursor.next();
    let data_type = match name.as_str() {
        "smallint" | "int2" => DataType::SmallInt,
        "integer" | "int" | "int4" => DataType::Integer,
        "bigint" | "int8" => DataType::BigInt,
        "decimal" | "numeric" => decimal(cursor)?,
        "real" | "float4" => DataType::Real,
        "float8" => DataType::Double,
        "float" => float(cursor)?,
        "double" => {
            cursor.expect_keyword("PRECISION")?;
            DataType::Double
        }
        "boolean" | "bool" => DataType::Boolean,
        "char" | "character" | "nchar" if cursor.keyword("VARYING") => {
            DataType::Varchar(length(cursor, "varchar", 256, VARCHAR_MAX)?)
        }
        "char" | "character" | "nchar" => DataType::Char(length(cursor, "char", 1, CHAR_MAX)?),
        "bpchar" => DataType::Char(256),
        "varchar" | "nvarchar" => DataType::Varchar(length(cursor, "varchar", 256, VARCHAR_MAX)?),
        "text" => DataType::Varchar(256),
        "date" => DataType::Date,
        "time" => {
            if zoned(cursor)? {
                DataType::TimeTz
            } else {
                DataType::Time
            }
        }
        "timetz" => DataType::TimeTz,
        "timestamp" => {
            if zoned(cursor)? {
                DataType::TimestampTz
            } else {
                DataType::Timestamp
            }
        }
        "timestamptz" => DataType::TimestampTz,
        "super" => DataType::Super,
        "binary" => {
            cursor.expect_keyword("VARYING")?;
            DataType::Varbyte(length(cursor, "varbyte", 64_000, VARBYTE_MAX)?)
        }
        "varbyte" | "varbinary" => DataType::Varbyte(length(cursor, "varbyte", 64_000, VARBYTE_MAX)?),
        "interval" => interval::parse(cursor)?,
        "geometry" | "geography" | "hllsketch" => {
            return Err(
                SqlError::unsupported(format!("type {name} is not supported by the stand-in")).at(position)
            );
        }
        _ => return Err(unknown(&name).at(position)),
    };
    if cursor.at_symbol(&Lexeme::LBracket) {
        return Err(SqlError::unsupported(
            "Column \"".to_owned() + &name + "[]\" has unsupported type: arrays do not exist; use SUPER",
        )
        .at(cursor.position()));
    }
    Ok(data_type)
}

fn unknown(name: &str) -> SqlError {
    let error = SqlError::new("42704", format!("type \"{name}\" does not exist"));
    match name {
        "uuid" => error.hint("use CHAR(36) or VARCHAR(36)"),
        "json" | "jsonb" => error.hint("use SUPER"),
        "serial" | "bigserial" => error.hint("use BIGINT IDENTITY(1, 1)"),
        "bytea" => error.hint("use VARBYTE"),
        "string" => error.hint("use VARCHAR(n)"),
        _ => error,
    }
}

fn decimal(cursor: &mut Cursor<'_>) -> Result<DataType, SqlError> {
    if !cursor.at_symbol(&Lexeme::LParen) {
        return Ok(DataType::Decimal { precision: 18, scale: 0 });
    }
    let position = cursor.position();
    let numbers = cursor.list(Cursor::integer)?;
    let (precision, scale) = match numbers.as_slice() {
        [precision] => (*precision, 0),
        [precision, scale] => (*precision, *scale),
        _ => return Err(SqlError::syntax("NUMERIC takes a precision and a scale").at(position)),
    };
    let small = |number: i64| u8::try_from(number).ok();
    match (small(precision), small(scale)) {
        (Some(precision @ 1..=38), Some(scale)) if scale <= precision.min(37) => {
            Ok(DataType::Decimal { precision, scale })
        }
        (Some(precision @ 1..=38), _) => Err(SqlError::new(
            "22023",
            format!("NUMERIC scale {scale} must be between 0 and precision {}", precision.min(37)),
        )
        .at(position)),
        _ => Err(SqlError::new("22023", format!("NUMERIC precision {precision} must be between 1 and 38"))
            .at(position)),
    }
}

fn float(cursor: &mut Cursor<'_>) -> Result<DataType, SqlError> {
    if !cursor.at_symbol(&Lexeme::LParen) {
        return Ok(DataType::Double);
    }
    let position = cursor.position();
    match cursor.list(Cursor::integer)?.as_slice() {
        [1..=24] => Ok(DataType::Real),
        [25..=53] => Ok(DataType::Double),
        _ => Err(SqlError::new("22023", "precision for type float must be between 1 and 53").at(position)),
    }
}

/// `(n)` or `(MAX)`, else the default.
fn length(cursor: &mut Cursor<'_>, name: &str, default: u32, max: u32) -> Result<u32, SqlError> {
    if !cursor.symbol(&Lexeme::LParen) {
        return Ok(default);
    }
    let position = cursor.position();
    let length = if cursor.keyword("MAX") { i64::from(max) } else { cursor.integer()? };
    cursor.expect_symbol(&Lexeme::RParen)?;
    match u32::try_from(length) {
        Ok(0) => {
            Err(SqlError::new("22023", format!("length for type {name} must be at least 1")).at(position))
        }
        Ok(length) if length <= max => Ok(length),
        _ => Err(SqlError::new("22023", format!("length for type {name} cannot exceed {max}")).at(position)),
    }
}

fn zoned(cursor: &mut Cursor<'_>) -> Result<bool, SqlError> {
    if cursor.at_symbol(&Lexeme::LParen) {
        return Err(SqlError::unsupported(
            "a precision of TIME and TIMESTAMP is not supported; both keep microseconds",
        )
        .at(cursor.position()));
    }
    Ok(cursor.keywords(&["WITH", "TIME", "ZONE"]) || {
        cursor.keywords(&["WITHOUT", "TIME", "ZONE"]);
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::tokens::tokens;

    fn read(sql: &str) -> Result<DataType, SqlError> {
        let tokens = tokens(sql)?;
        let mut cursor = Cursor::new(sql, &tokens);
        let data_type = parse(&mut cursor)?;
        cursor.finish()?;
        Ok(data_type)
    }

    #[test]
    fn every_alias() {
        let cases = [
            ("INT2", DataType::SmallInt),
            ("int", DataType::Integer),
            ("INT8", DataType::BigInt),
            ("numeric", DataType::Decimal { precision: 18, scale: 0 }),
            ("DECIMAL(38, 37)", DataType::Decimal { precision: 38, scale: 37 }),
            ("FLOAT", DataType::Double),
            ("FLOAT4", DataType::Real),
            ("double precision", DataType::Double),
            ("CHAR", DataType::Char(1)),
            ("BPCHAR", DataType::Char(256)),
            ("char(max)", DataType::Char(4096)),
            ("text", DataType::Varchar(256)),
            ("VARCHAR", DataType::Varchar(256)),
            ("VARCHAR(MAX)", DataType::Varchar(65_535)),
            ("CHARACTER VARYING(9)", DataType::Varchar(9)),
            ("TIMESTAMP WITHOUT TIME ZONE", DataType::Timestamp),
            ("TIMESTAMP WITH TIME ZONE", DataType::TimestampTz),
            ("TIMETZ", DataType::TimeTz),
            ("VARBYTE", DataType::Varbyte(64_000)),
            ("SUPER", DataType::Super),
        ];
        for (sql, expected) in cases {
            assert_eq!(read(sql), Ok(expected), "{sql}");
        }
    }

    #[test]
    fn limits_are_refused_in_words() {
        let cases = [
            ("VARCHAR(65536)", "length for type varchar cannot exceed 65535"),
            ("VARCHAR(0)", "length for type varchar must be at least 1"),
            ("CHAR(4097)", "length for type char cannot exceed 4096"),
            ("DECIMAL(39)", "NUMERIC precision 39 must be between 1 and 38"),
            ("DECIMAL(5,6)", "NUMERIC scale 6 must be between 0 and precision 5"),
            ("UUID", "type \"uuid\" does not exist"),
        ];
        for (sql, message) in cases {
            assert_eq!(read(sql).expect_err(sql).message, message);
        }
    }
}
