//! The statements that open and close a load's transaction.

use super::Statement;

/// `BEGIN`.
#[must_use]
pub fn begin() -> Statement {
    Statement::new("transaction", "begin", "BEGIN")
}

/// `COMMIT`.
#[must_use]
pub fn commit() -> Statement {
    Statement::new("transaction", "commit", "COMMIT")
}
