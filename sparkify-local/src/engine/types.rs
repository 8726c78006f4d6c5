//! Between Redshift's column types and `DuckDB`'s.

use crate::catalog::span::DayPart;
use crate::catalog::table::DataType;

/// The type of a `DuckDB` column that holds a Redshift column.
pub(crate) fn to_duckdb(data_type: DataType) -> String {
    match data_type {
        DataType::SmallInt => "SMALLINT".to_owned(),
        DataType::Integer => "INTEGER".to_owned(),
        DataType::BigInt => "BIGINT".to_owned(),
        DataType::Decimal { precision, scale } => format!("DECIMAL({precision}, {scale})"),
        DataType::Real => "REAL".to_owned(),
        DataType::Double => "DOUBLE".to_owned(),
        DataType::Boolean => "BOOLEAN".to_owned(),
        DataType::Char(_) | DataType::Varchar(_) => "VARCHAR".to_owned(),
        DataType::Date => "DATE".to_owned(),
        DataType::Time => "TIME".to_owned(),
        DataType::TimeTz => "TIMETZ".to_owned(),
        DataType::Timestamp => "TIMESTAMP".to_owned(),
        DataType::TimestampTz => "TIMESTAMPTZ".to_owned(),
        DataType::IntervalYearToMonth(_) | DataType::IntervalDayToSecond(_) => "INTERVAL".to_owned(),
        DataType::Super => "JSON".to_owned(),
        DataType::Varbyte(_) => "BLOB".to_owned(),
    }
}

/// The Redshift type of a `DuckDB` expression; text has the greatest length, wide integers are BIGINT as
/// SUM of integers is on Redshift.
pub(crate) fn from_duckdb(name: &str) -> DataType {
    match name {
        "TINYINT" | "UTINYINT" | "SMALLINT" => DataType::SmallInt,
        "USMALLINT" | "INTEGER" => DataType::Integer,
        "UINTEGER" | "BIGINT" | "UBIGINT" | "HUGEINT" | "UHUGEINT" => DataType::BigInt,
        "FLOAT" => DataType::Real,
        "DOUBLE" => DataType::Double,
        "BOOLEAN" => DataType::Boolean,
        "DATE" => DataType::Date,
        "TIME" => DataType::Time,
        "TIME WITH TIME ZONE" => DataType::TimeTz,
        "TIMESTAMP" | "TIMESTAMP_S" | "TIMESTAMP_MS" | "TIMESTAMP_NS" => DataType::Timestamp,
        "TIMESTAMP WITH TIME ZONE" => DataType::TimestampTz,
        "INTERVAL" => DataType::IntervalDayToSecond(DayPart::Second(6)),
        "JSON" => DataType::Super,
        "BLOB" => DataType::Varbyte(64_000),
        _ => decimal(name).unwrap_or(DataType::Varchar(65_535)),
    }
}

fn decimal(name: &str) -> Option<DataType> {
    let (precision, scale) = name.strip_prefix("DECIMAL(")?.strip_suffix(')')?.split_once(',')?;
    Some(DataType::Decimal { precision: precision.trim().parse().ok()?, scale: scale.trim().parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let types = [
            DataType::SmallInt,
            DataType::BigInt,
            DataType::Double,
            DataType::Boolean,
            DataType::Date,
            DataType::Time,
            DataType::Timestamp,
        ];
        for data_type in types {
            assert_eq!(from_duckdb(&to_duckdb(data_type)), data_type);
        }
        assert_eq!(from_duckdb("DECIMAL(9,2)"), DataType::Decimal { precision: 9, scale: 2 });
        assert_eq!(from_duckdb("HUGEINT"), DataType::BigInt);
    }
}
