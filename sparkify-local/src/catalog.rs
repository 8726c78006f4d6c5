//! The side catalog: what Redshift keeps about tables and loads and `DuckDB` does not.

pub(crate) mod load_errors;
pub(crate) mod table;
