//! What can be wrong with a query that the compiler can't see: one sentence each, naming table and column.

use std::fmt;

/// A mistake in a query, found when its statement is rendered and so by every snapshot test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// The statement, e.g. `songplays/load`.
    pub statement: String,
    /// The mistake.
    pub mistake: String,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.statement, self.mistake)
    }
}

impl std::error::Error for QueryError {}
