//! Values and failures of the Data API as the wire protocol would tell them.

use std::fmt::Write;

use aws_sdk_redshiftdata::types::{ColumnMetadata, Field};

use crate::error::Failure;
use crate::rows::{Column, Kind};

/// A column with its type's name.
pub(super) fn column(column: &ColumnMetadata) -> Column {
    let kind = match column.type_name().unwrap_or_default() {
        "int2" | "int4" | "int8" | "oid" => Kind::Integer,
        "float4" | "float8" => Kind::Float,
        "numeric" => Kind::Decimal,
        "bool" => Kind::Boolean,
        "timestamp" | "timestamptz" => Kind::Timestamp,
        "super" => Kind::Json,
        _ => Kind::Text,
    };
    let name = column.label().or(column.name()).unwrap_or_default().to_owned();
    Column { name, kind }
}

/// A value as text; none for NULL.
pub(super) fn text(field: &Field) -> Option<String> {
    match field {
        Field::StringValue(text) => Some(text.clone()),
        Field::LongValue(number) => Some(number.to_string()),
        Field::DoubleValue(number) => Some(number.to_string()),
        Field::BooleanValue(value) => Some(if *value { "t" } else { "f" }.to_owned()),
        Field::BlobValue(bytes) => {
            let mut text = String::with_capacity(bytes.as_ref().len() * 2);
            for byte in bytes.as_ref() {
                // Writing to memory does not fail.
                let _ = write!(text, "{byte:02x}");
            }
            Some(text)
        }
        _ => None,
    }
}

/// The failure of a statement, which comes as a sentence without an SQLSTATE.
pub(super) fn failure(said: Option<&str>) -> Failure {
    let said = said.unwrap_or("no reason was given").trim();
    let message = said.strip_prefix("ERROR:").unwrap_or(said).trim();
    let (message, detail) = match message.split_once('\n') {
        Some((message, rest)) => {
            let rest = rest.trim();
            let detail =
                rest.strip_prefix("Detail:").or_else(|| rest.strip_prefix("DETAIL:")).unwrap_or(rest);
            (message.trim(), Some(detail.trim().to_owned()).filter(|detail| !detail.is_empty()))
        }
        None => (message, None),
    };
    let code = if message.starts_with("syntax error") {
        "42601"
    } else if message.starts_with("relation") && message.ends_with("does not exist") {
        "42P01"
    } else if message.starts_with("column") && message.contains("does not exist") {
        "42703"
    } else {
        "XX000"
    };
    Failure { code: Some(code.to_owned()), message: message.to_owned(), detail, ..Failure::default() }
}

/// A statement that somebody cancelled.
pub(super) fn aborted() -> Failure {
    Failure {
        code: Some("57014".to_owned()),
        message: "the statement was canceled on user's request".to_owned(),
        ..Failure::default()
    }
}

#[cfg(test)]
mod tests {
    use aws_smithy_types::Blob;

    use super::*;

    #[test]
    fn values_are_the_texts_of_the_wire() {
        for (field, expected) in [
            (Field::StringValue("a".to_owned()), Some("a")),
            (Field::LongValue(-7), Some("-7")),
            (Field::DoubleValue(277.158_73), Some("277.15873")),
            (Field::BooleanValue(true), Some("t")),
            (Field::BlobValue(Blob::new([0xca, 0xfe])), Some("cafe")),
            (Field::IsNull(true), None),
        ] {
            assert_eq!(text(&field).as_deref(), expected);
        }
    }

    #[test]
    fn a_failure_is_told_apart_by_its_words() {
        let told =
            failure(Some("ERROR: Load into table 't' failed.  Check 'stl_load_errors'.\n  Detail: \n  x"));
        assert_eq!(told.message, "Load into table 't' failed.  Check 'stl_load_errors'.");
        assert_eq!((told.code.as_deref(), told.detail.as_deref()), (Some("XX000"), Some("x")));
        let code = |said| failure(Some(said)).code.expect("always one");
        assert_eq!(code("ERROR: relation \"x\" does not exist"), "42P01");
        assert_eq!(code("ERROR: syntax error at or near \"SELEC\""), "42601");
    }
}
