//! A mistake without its place, which moves with the lines of the test.

use sparkify_schema::QueryError;

/// The statement and the mistake.
pub(crate) fn told(error: &QueryError) -> String {
    let QueryError { statement, mistake, .. } = error;
    format!("{statement}: {mistake}")
}
