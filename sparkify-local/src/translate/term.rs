//! A translated expression: its `DuckDB` text and its type.

use super::collation;
use super::types::{DOUBLE, TEXT, TIMESTAMPTZ, Type};
use crate::catalog::table::DataType;

/// `DuckDB` text that may stand anywhere an operand may, and its Redshift type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) sql: String,
    pub(crate) data_type: Type,
}

impl Term {
    pub(crate) fn new(sql: impl Into<String>, data_type: Type) -> Self {
        Self { sql: sql.into(), data_type }
    }

    /// Whether two values of it are compared without their trailing blanks.
    pub(crate) fn ignores_blanks(&self) -> bool {
        self.data_type.is_text()
    }

    /// The form in which it is compared with other text.
    pub(crate) fn trimmed(&self) -> String {
        match self.data_type {
            Type::Literal => {
                let body = self.sql.strip_suffix('\'').unwrap_or(&self.sql);
                format!("{}'", body.trim_end_matches(' '))
            }
            Type::Null => self.sql.clone(),
            Type::Insensitive(_) => self.folded(),
            _ => format!("sparkify_internal.unpadded({})", self.sql),
        }
    }

    /// The form in which equal values are the same value: for grouping, sorting, partitions.
    pub(crate) fn key(&self) -> String {
        if self.ignores_blanks() { self.trimmed() } else { self.sql.clone() }
    }

    /// The form in which it is equal to other text, whatever the case.
    pub(crate) fn folded(&self) -> String {
        match self.data_type {
            Type::Null => self.sql.clone(),
            _ => collation::folded(&format!("sparkify_internal.unpadded({})", self.sql)),
        }
    }

    /// The form in which it is before or after other values.
    pub(crate) fn sort_key(&self) -> String {
        match self.data_type {
            Type::Insensitive(_) => self.ordered(),
            _ => self.key(),
        }
    }

    /// The form in which it is before or after other text, whatever the case.
    pub(crate) fn ordered(&self) -> String {
        match self.data_type {
            Type::Null => self.sql.clone(),
            _ => format!("sparkify_internal.ordered(sparkify_internal.unpadded({}))", self.sql),
        }
    }

    /// The value as text, as a string function or `||` takes it.
    pub(crate) fn text(&self) -> String {
        match self.data_type.sensitive() {
            Type::Null => "CAST(NULL AS VARCHAR)".to_owned(),
            // CHAR loses its padding on the way to another string type.
            Type::Data(DataType::Char(_)) => format!("rtrim({}, ' ')", self.sql),
            Type::Literal | Type::Data(DataType::Varchar(_)) => self.sql.clone(),
            Type::Data(DataType::Real) => format!("format('{{:.6g}}', {})", self.sql),
            // Redshift prints 15 digits unless told otherwise.
            DOUBLE => format!("format('{{:.15g}}', {})", self.sql),
            kind if kind.is_interval() => format!("sparkify_internal.interval_text({})", self.sql),
            TIMESTAMPTZ => format!("(strftime({}, '%Y-%m-%d %H:%M:%S') || '+00')", self.sql),
            _ => format!("CAST({} AS VARCHAR)", self.sql),
        }
    }

    /// Whether this is a number written out, and not zero.
    pub(crate) fn is_nonzero_literal(&self) -> bool {
        let digits = self.sql.trim_matches(['(', ')', '-', ' ']);
        digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.parse::<f64>().is_ok_and(|value| value != 0.0)
    }
}

/// A quoted `DuckDB` identifier.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A `DuckDB` string literal.
pub(crate) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A text result of no particular length.
pub(crate) fn text(sql: String) -> Term {
    Term::new(sql, TEXT)
}
