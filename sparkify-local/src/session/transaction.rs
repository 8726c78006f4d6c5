//! The transaction of a session: what begins it, ends it, and what an error leaves.

use super::output::{Notice, Output};
use super::{Block, Session};
use crate::error::SqlError;

impl Session {
    pub(super) fn begin(&mut self, tag: &str, out: &mut Output) -> Result<String, SqlError> {
        match self.block {
            Block::Idle => {
                self.execute("BEGIN")?;
                self.engine.blocks().began(self.id);
            }
            Block::Implicit => {}
            Block::Open | Block::Failed => {
                out.notice(&Notice::warning("25001", "there is already a transaction in progress"));
            }
        }
        self.block = Block::Open;
        Ok(tag.to_owned())
    }

    pub(super) fn end(&mut self, out: &mut Output) -> Result<String, SqlError> {
        self.warn_outside(out);
        if self.block == Block::Failed {
            self.rollback();
            return Ok("ROLLBACK".to_owned());
        }
        self.commit()?;
        Ok("COMMIT".to_owned())
    }

    pub(super) fn warn_outside(&self, out: &mut Output) {
        if matches!(self.block, Block::Idle | Block::Implicit) {
            out.notice(&Notice::warning("25P01", "there is no transaction in progress"));
        }
    }

    /// Ends the transaction, keeping its work.
    pub(super) fn commit(&mut self) -> Result<(), SqlError> {
        let open = matches!(self.block, Block::Open | Block::Implicit);
        self.block = Block::Idle;
        if !open {
            return Ok(());
        }
        self.restore_local();
        let committed = self.execute("COMMIT").inspect_err(|_| {
            // A transaction that failed to commit is gone already.
            let _ = self.connection.execute_batch("ROLLBACK");
        });
        self.engine.blocks().ended(self.id);
        committed
    }

    /// Ends the transaction, undoing its work.
    pub(super) fn rollback(&mut self) {
        if matches!(self.block, Block::Open | Block::Implicit) {
            // The engine may have ended the transaction on its own.
            let _ = self.connection.execute_batch("ROLLBACK");
            self.restore_local();
            self.engine.blocks().ended(self.id);
        }
        self.block = Block::Idle;
    }

    /// After an error: a block started by BEGIN waits for its ROLLBACK, anything else is undone.
    pub(crate) fn fail(&mut self) {
        let failed = matches!(self.block, Block::Open | Block::Failed);
        self.rollback();
        if failed {
            self.block = Block::Failed;
        }
    }

    /// Runs `work`, several engine statements, as one.
    pub(super) fn atomically<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, SqlError>,
    ) -> Result<T, SqlError> {
        if self.block != Block::Idle {
            return work(self);
        }
        self.execute("BEGIN")?;
        let done = work(self);
        match done {
            Ok(value) => match self.execute("COMMIT") {
                Ok(()) => Ok(value),
                Err(error) => {
                    let _ = self.connection.execute_batch("ROLLBACK");
                    Err(error)
                }
            },
            Err(error) => {
                let _ = self.connection.execute_batch("ROLLBACK");
                Err(error)
            }
        }
    }
}
