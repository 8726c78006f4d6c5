//! The statements that open and close a load's transaction.

use super::{MayRun, Statement};

/// `BEGIN`.
#[must_use]
pub fn begin() -> Statement {
    Statement::new("transaction", "begin", "BEGIN").that_may_run(MayRun::Begins)
}

/// `COMMIT`.
#[must_use]
pub fn commit() -> Statement {
    Statement::new("transaction", "commit", "COMMIT").that_may_run(MayRun::Ends)
}
