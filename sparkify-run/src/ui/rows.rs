//! Writers of rows: one trait, one file per format.

pub(crate) mod csv;
pub(crate) mod json;
pub(crate) mod table;

use std::io;

use crate::rows::Column;

/// Takes rows one by one; only a table keeps any.
pub(crate) trait RowWriter {
    /// The columns, before the first row.
    fn begin(&mut self, columns: &[Column]) -> io::Result<()>;
    /// One row, a value for each column.
    fn row(&mut self, values: &[Option<&str>]) -> io::Result<()>;
    /// Writes what is still held back.
    fn end(&mut self) -> io::Result<Finished>;
}

/// How much was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Finished {
    pub(crate) rows: u64,
    pub(crate) shown: u64,
}
