//! A question people ask the warehouse, with its answer's shape left behind for a reader.

use crate::{
    query::Select,
    row::{Row, RowColumn, RowError, Value},
    statement::Statement,
};

/// A typed query under a title; its rows decode into the values of its struct.
#[derive(Debug, Clone)]
pub struct Report {
    /// What it answers.
    pub title: &'static str,
    /// The statement `reports/<name>`.
    pub statement: Statement,
    /// The columns of the answer.
    pub columns: &'static [RowColumn],
    decode: Decode,
}

type Decode = fn(&[Option<&str>]) -> Result<Vec<Value>, RowError>;

impl Report {
    /// The report `reports/<name>`.
    ///
    /// # Panics
    /// If the query has a mistake the compiler can't see, see [`Select::statement`].
    #[must_use]
    #[track_caller]
    pub fn new<R: Row>(name: &str, title: &'static str, select: &Select<R>) -> Self {
        Self {
            title,
            statement: select.statement("reports", name),
            columns: R::COLUMNS,
            decode: |cells| R::decode(cells).map(|row| row.cells()),
        }
    }

    /// The values of one row of the answer.
    ///
    /// # Errors
    /// If the cells are not those of the report's row.
    pub fn decode(&self, cells: &[Option<&str>]) -> Result<Vec<Value>, RowError> {
        (self.decode)(cells)
    }
}
