//! Values that do not convert.

use super::{between, lower_first};
use crate::error::SqlError;

/// The failure to turn a value into a type.
pub(super) fn explain(text: &str) -> SqlError {
    if text.contains("division by zero") || text.contains("Division by zero") {
        return SqlError::new("22012", "Divide by zero");
    }
    if let Some(value) = between(text, "Could not convert string '", "' to ") {
        let target = text.rsplit(" to ").next().unwrap_or_default();
        let name = match target.trim_end_matches('.') {
            "INT8" | "INT16" => "smallint",
            "INT32" => "integer",
            "INT64" => "bigint",
            "DOUBLE" => "double precision",
            "FLOAT" => "real",
            "BOOL" => "boolean",
            other if other.starts_with("DECIMAL") => "numeric",
            _ => "the type",
        };
        return SqlError::new("22P02", format!("invalid input syntax for {name}: \"{value}\""));
    }
    if text.contains("date field") || text.contains("timestamp field") {
        let value = between(text, "\"", "\"").unwrap_or_default();
        let (code, what) = if text.contains("out of range") {
            ("22008", "date/time field value out of range")
        } else if text.starts_with("timestamp") {
            ("22007", "invalid input syntax for type timestamp")
        } else {
            ("22007", "invalid input syntax for type date")
        };
        return SqlError::new(code, format!("{what}: \"{value}\""));
    }
    if text.contains("DECIMAL(") {
        return SqlError::new("22003", "numeric field overflow").detail(lower_first(text));
    }
    if text.contains("out of range") || text.contains("Overflow") || text.contains("overflow") {
        let message = if text.contains("INT32") { "integer out of range" } else { "value out of range" };
        let detail = text.replace("INT32", "INTEGER").replace("INT64", "BIGINT");
        return SqlError::new("22003", message).detail(lower_first(&detail));
    }
    SqlError::new("22P02", lower_first(text))
}
