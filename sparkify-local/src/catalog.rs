//! The side catalog: what Redshift keeps about tables and loads and `DuckDB` does not.

pub(crate) mod functions;
pub(crate) mod keys;
pub(crate) mod load_errors;
pub(crate) mod span;
pub(crate) mod store;
pub(crate) mod table;

/// Everything a new warehouse file starts with.
pub(crate) const SCHEMA: &str = include_str!("catalog/schema.sql");

/// The layout of the file; other formats are refused.
pub(crate) const FORMAT: i64 = 6;
