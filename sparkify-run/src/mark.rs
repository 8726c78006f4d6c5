//! The mark of a load: what tells, after a COMMIT nobody answered, whether it happened.

use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::time::SystemTime;

use sparkify_model as model;
use sparkify_schema::{QueryError, Statement, begin, commit};

use crate::connection::Connection;
use crate::error::{Error, Failure, Known};
use crate::session::Session;

/// Milliseconds that the last transaction may take to end before its session is ended.
const PATIENCE: u32 = 30_000;

/// The name of one attempt at a load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark(String);

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Mark {
    /// A name that no other load has: the time, and randomness of this process.
    pub(crate) fn new() -> Self {
        let nanoseconds = SystemTime::UNIX_EPOCH.elapsed().map_or(0, |time| time.as_nanos());
        let time = u64::try_from(nanoseconds).unwrap_or_default();
        let random = RandomState::new().hash_one((time, std::process::id()));
        Self(format!("{time:016x}{random:016x}"))
    }

    /// The statement that leaves the mark.
    pub(crate) fn statement(&self) -> Result<Statement, QueryError> {
        model::mark_load(&self.0)
    }

    /// The statement that says that this load filled a staging table.
    pub(crate) fn staged(&self, table: &str) -> Result<Statement, QueryError> {
        model::mark_staged(&self.0, table)
    }

    /// Whether the load was committed, asked over a connection of its own; `backend` is the session that
    /// sent the COMMIT.
    pub(crate) async fn is_there(&self, session: &mut Session, backend: Option<i32>) -> Result<bool, Error> {
        let unknown = |cause: String| Error::UnknownOutcome { mark: self.to_string(), cause };
        let find = model::find_load(&self.0).map_err(Error::Model)?;
        let connection = session.call().await.map_err(|error| unknown(error.to_string()))?;
        let found = look(&connection, &find, backend).await;
        connection.close().await;
        found.map_err(|failure| unknown(failure.message))
    }
}

/// Looks once the transaction in question has ended; one that does not end is ended.
async fn look(connection: &Connection, find: &Statement, backend: Option<i32>) -> Result<bool, Failure> {
    connection.ask(&format!("SET statement_timeout TO {PATIENCE}")).await?;
    match locked(connection, find).await {
        Err(failure) if Known::of(&failure) == Some(Known::Timeout) => {
            let Some(backend) = backend else { return Err(failure) };
            connection.ask("ROLLBACK").await?;
            connection.ask(&format!("SELECT pg_terminate_backend({backend})")).await?;
            locked(connection, find).await
        }
        found => found,
    }
}

/// The lock waits for the transaction that would write the mark; the count comes after it.
async fn locked(connection: &Connection, find: &Statement) -> Result<bool, Failure> {
    connection.ask(&begin().sql).await?;
    connection.ask(&model::lock_journal().sql).await?;
    let rows = connection.rows(&find.sql).await?;
    connection.ask(&commit().sql).await?;
    Ok(rows.first().and_then(|row| row.number::<u64>(0)).is_some_and(|marks| marks > 0))
}

#[cfg(test)]
mod tests {
    use super::Mark;

    #[test]
    fn every_mark_is_another_and_fits_its_column() {
        let (one, other) = (Mark::new(), Mark::new());
        assert_ne!(one, other);
        assert_eq!(one.to_string().len(), 32);
        assert!(one.statement().expect("it fits").sql.contains(&one.to_string()));
    }
}
