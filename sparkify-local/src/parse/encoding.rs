//! Compression encodings: which exist and which type may have which.

use crate::catalog::table::DataType;

/// The catalog's name of an encoding, if it exists.
pub(crate) fn known(word: &str) -> Option<&'static str> {
    let word = word.to_ascii_lowercase();
    match word.as_str() {
        "raw" | "none" => Some("none"),
        _ => NAMES.iter().copied().find(|name| *name == word),
    }
}

const NAMES: &[&str] = &[
    "az64",
    "bytedict",
    "delta",
    "delta32k",
    "lzo",
    "mostly8",
    "mostly16",
    "mostly32",
    "runlength",
    "text255",
    "text32k",
    "zstd",
];

/// Whether a column of this type may have this encoding.
pub(crate) fn is_legal(encoding: &str, data_type: DataType) -> bool {
    use DataType as T;
    if matches!(data_type, T::IntervalYearToMonth(_) | T::IntervalDayToSecond(_)) {
        // AWS names no other encoding for them.
        return encoding == "none";
    }
    match encoding {
        // The guide names no ZSTD for TIME, TIMETZ and VARBYTE, and no refusal either.
        "none" | "zstd" => true,
        "az64" => matches!(
            data_type,
            T::SmallInt
                | T::Integer
                | T::BigInt
                | T::Decimal { .. }
                | T::Date
                | T::Time
                | T::TimeTz
                | T::Timestamp
                | T::TimestampTz
        ),
        "bytedict" => !matches!(data_type, T::Boolean | T::Time | T::TimeTz | T::Super | T::Varbyte(_)),
        "delta" => matches!(
            data_type,
            T::SmallInt | T::Integer | T::BigInt | T::Decimal { .. } | T::Date | T::Timestamp
        ),
        "delta32k" => {
            matches!(data_type, T::Integer | T::BigInt | T::Decimal { .. } | T::Date | T::Timestamp)
        }
        "lzo" => !matches!(data_type, T::Real | T::Double | T::Boolean | T::Time | T::TimeTz),
        "mostly8" => matches!(data_type, T::SmallInt | T::Integer | T::BigInt | T::Decimal { .. }),
        "mostly16" => matches!(data_type, T::Integer | T::BigInt | T::Decimal { .. }),
        "mostly32" => matches!(data_type, T::BigInt | T::Decimal { .. }),
        "runlength" => !matches!(data_type, T::Time | T::TimeTz | T::Super | T::Varbyte(_)),
        "text255" | "text32k" => matches!(data_type, T::Varchar(_)),
        _ => false,
    }
}

/// What a column gets without ENCODE.
pub(crate) fn default_for(data_type: DataType, sort_key: bool, temporary: bool) -> &'static str {
    use DataType as T;
    if sort_key || temporary {
        return "none";
    }
    match data_type {
        T::Boolean | T::Real | T::Double | T::IntervalYearToMonth(_) | T::IntervalDayToSecond(_) => "none",
        T::Char(_) | T::Varchar(_) | T::Varbyte(_) => "lzo",
        T::Super => "zstd",
        _ => "az64",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_by_type() {
        assert!(is_legal("az64", DataType::Timestamp) && !is_legal("az64", DataType::Varchar(9)));
        assert!(is_legal("text255", DataType::Varchar(9)) && !is_legal("text255", DataType::Char(9)));
        assert!(is_legal("mostly8", DataType::SmallInt) && !is_legal("mostly16", DataType::SmallInt));
        assert!(!is_legal("delta32k", DataType::SmallInt) && !is_legal("delta", DataType::TimestampTz));
        assert!(!is_legal("lzo", DataType::Double) && !is_legal("bytedict", DataType::Boolean));
    }

    #[test]
    fn defaults_by_type() {
        assert_eq!(default_for(DataType::Integer, false, false), "az64");
        assert_eq!(default_for(DataType::Varchar(1), false, false), "lzo");
        assert_eq!(default_for(DataType::Boolean, false, false), "none");
        assert_eq!(default_for(DataType::Integer, true, false), "none");
        assert_eq!(default_for(DataType::Varchar(1), false, true), "none");
    }
}
