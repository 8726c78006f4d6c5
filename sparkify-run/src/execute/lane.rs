//! A connection that statements run on, one after another, and what is known of the session at its other end.

use super::load_errors::{CopyId, last_copy_of};
use crate::connection::Connection;
use crate::watch::board::Board;

/// Where statements run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lane<'a> {
    pub(crate) connection: &'a Connection,
    /// Nothing where nobody asks for it.
    pub(crate) peer: Option<Peer>,
    /// Where COPYs are written down while they run.
    pub(crate) board: &'a Board,
}

/// The session at the other end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Peer {
    /// Its number, by which another session can find or end it.
    pub(crate) session: i32,
    /// The last COPY it ran.
    pub(crate) last_copy: CopyId,
}

impl Peer {
    /// Asks the session who it is.
    pub(crate) async fn of(connection: &Connection) -> Option<Self> {
        let rows = connection.rows("SELECT pg_backend_pid(), pg_last_copy_id()").await.ok()?;
        let row = rows.first()?;
        Some(Self { session: row.number(0)?, last_copy: last_copy_of(row, 1) })
    }
}
