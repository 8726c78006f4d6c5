//! Rows as a target sends them, as text, with what kind of text it is.

use std::borrow::Cow;

use tokio_postgres::types::Type;

/// A column of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) kind: Kind,
}

/// How the text of a value is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Integer,
    /// DECIMAL: digits that no float may touch.
    Decimal,
    Float,
    Boolean,
    Timestamp,
    /// SUPER: the text is JSON.
    Json,
}

impl Kind {
    /// The kind of a type on the wire.
    pub(crate) fn of(wire: &Type) -> Self {
        // SUPER is Redshift's own and has no name in the driver.
        const SUPER: u32 = 4000;
        match *wire {
            Type::INT2 | Type::INT4 | Type::INT8 | Type::OID => Self::Integer,
            Type::FLOAT4 | Type::FLOAT8 => Self::Float,
            Type::NUMERIC => Self::Decimal,
            Type::BOOL => Self::Boolean,
            Type::TIMESTAMP | Type::TIMESTAMPTZ => Self::Timestamp,
            _ if wire.oid() == SUPER => Self::Json,
            _ => Self::Text,
        }
    }

    /// Whether values are aligned to the right.
    pub(crate) fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Decimal | Self::Float)
    }
}

/// The value as every format shows it: booleans as words, timestamps with milliseconds.
pub(crate) fn shown(kind: Kind, text: &str) -> Cow<'_, str> {
    match kind {
        Kind::Boolean => match text {
            "t" => Cow::Borrowed("true"),
            "f" => Cow::Borrowed("false"),
            _ => Cow::Borrowed(text),
        },
        Kind::Timestamp => timestamp(text),
        _ => Cow::Borrowed(text),
    }
}

/// At least three digits of the second's fraction; more only where they say something.
fn timestamp(text: &str) -> Cow<'_, str> {
    let zone = text.get(11..).and_then(|time| time.find(['+', '-', 'Z'])).map_or(text.len(), |at| at + 11);
    let (time, zone) = text.split_at(zone);
    let (seconds, fraction) = time.split_once('.').unwrap_or((time, ""));
    let fraction = fraction.trim_end_matches('0');
    // `infinity` and the like have no seconds.
    if !seconds.ends_with(|c: char| c.is_ascii_digit()) || !seconds.contains(':') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("{seconds}.{fraction:0<3}{zone}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_has_milliseconds() {
        for (text, expected) in [
            ("2018-11-01 21:01:46.796", "2018-11-01 21:01:46.796"),
            ("2018-11-01 21:01:46.796000", "2018-11-01 21:01:46.796"),
            ("2018-11-01 21:01:46", "2018-11-01 21:01:46.000"),
            ("2018-11-01 21:01:46.5", "2018-11-01 21:01:46.500"),
            ("2018-11-01 21:01:46.123456", "2018-11-01 21:01:46.123456"),
            ("2018-11-01 21:01:46.5+00", "2018-11-01 21:01:46.500+00"),
            ("infinity", "infinity"),
        ] {
            assert_eq!(shown(Kind::Timestamp, text), expected);
        }
    }

    #[test]
    fn a_boolean_is_a_word() {
        assert_eq!(shown(Kind::Boolean, "t"), "true");
        assert_eq!(shown(Kind::Boolean, "f"), "false");
    }
}
