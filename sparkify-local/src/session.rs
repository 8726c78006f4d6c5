//! One client's session: which statements run in which transaction, and what they answer.

mod alter;
mod create;
mod drop;
mod functions;
mod keys;
mod layout;
mod load;
pub(crate) mod output;
mod query;
mod relations;
mod rows;
mod settings;
mod system;
mod transaction;
mod unload;
pub(crate) mod value;
mod views;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use duckdb::Connection;

use self::output::{Event, Format, Output};
use self::settings::Settings;
use crate::catalog::store;
use crate::engine::{Engine, failure};
use crate::error::SqlError;
use crate::parse::plan::{Plan, Text, Upkeep};
use crate::parse::{self, Statement};

pub(crate) use self::query::Prepared;
pub(crate) use self::rows::ResultColumn;
pub(crate) use self::value::parameter;

/// How long LOCK waits in a session without a `statement_timeout`.
const LOCK_PATIENCE: Duration = Duration::from_mins(1);

/// A connection with its transaction and settings.
pub(crate) struct Session {
    pub(crate) id: i32,
    pub(crate) secret: i32,
    engine: Arc<Engine>,
    connection: Connection,
    block: Block,
    settings: Settings,
    log: system::Log,
    last_query: i64,
    last_copy: Option<load::LastCopy>,
    /// The rows of the last UNLOAD, until they are told.
    last_unload: Option<u64>,
    /// Whether the statement that runs is no longer wanted, for what the engine does not do.
    cancelled: Arc<AtomicBool>,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("id", &self.id).field("block", &self.block).finish_non_exhaustive()
    }
}

/// The session's transaction block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Block {
    /// Each statement commits by itself.
    Idle,
    /// Opened for the statements of one message, committed at its end.
    Implicit,
    /// Opened by BEGIN.
    Open,
    /// Everything but ROLLBACK and COMMIT is refused.
    Failed,
}

impl Session {
    /// A new session; `secret` lets its client cancel statements.
    pub(crate) fn new(engine: Arc<Engine>, user: &str, secret: i32) -> Result<Self, SqlError> {
        let connection = engine.connect().map_err(|error| failure::explain(&error, "", 0))?;
        let id = engine.next_session();
        let settings = Settings::new(user);
        let prepared = connection.execute_batch(&format!(
            "{}; {}; SET VARIABLE pg_user = {}; SET VARIABLE pg_backend_pid = {id}; \
             SET VARIABLE pg_last_copy_count = 0; SET VARIABLE pg_last_copy_id = -1; SET VARIABLE pg_last_unload_count = 0; \
             SET VARIABLE pg_last_query_id = -1;",
            settings.engine_path(),
            store::SESSION,
            crate::engine::quote::text(user),
        ));
        prepared.map_err(|error| failure::explain(&error, "", 0))?;
        let cancelled = engine.register(id, secret, connection.interrupt_handle());
        Ok(Self {
            id,
            secret,
            engine,
            connection,
            block: Block::Idle,
            settings,
            log: system::Log::default(),
            last_query: 0,
            last_copy: None,
            last_unload: None,
            cancelled,
        })
    }

    /// Whether a transaction is open, for `ReadyForQuery`.
    pub(crate) fn block(&self) -> Block {
        self.block
    }

    /// Runs all statements of a simple query: one transaction unless they say BEGIN and COMMIT; after an
    /// error the rest is skipped.
    pub(crate) fn simple(&mut self, sql: &str, out: &mut Output) {
        let statements = match parse::statements(sql) {
            Ok(statements) => statements,
            Err(error) => {
                self.fail();
                return out.send(Event::Failed(error));
            }
        };
        if statements.is_empty() {
            return out.send(Event::Empty);
        }
        let several = statements.len() > 1;
        for statement in &statements {
            let answer = self
                .enter(several, &statement.plan)
                .and_then(|()| self.run(statement, &[], &Format::Text, out));
            match answer {
                Ok(tag) => out.send(Event::Complete(tag)),
                Err(error) => {
                    self.fail();
                    return out.send(Event::Failed(error));
                }
            }
        }
        if self.block == Block::Implicit
            && let Err(error) = self.commit()
        {
            out.send(Event::Failed(error));
        }
    }

    fn enter(&mut self, several: bool, plan: &Plan) -> Result<(), SqlError> {
        let control = matches!(plan, Plan::Begin(_) | Plan::Commit | Plan::Rollback);
        if several && self.block == Block::Idle && !control {
            self.execute("BEGIN")?;
            self.engine.blocks().began(self.id);
            self.block = Block::Implicit;
        }
        Ok(())
    }

    /// Runs one statement and returns its command tag; rows go to `out`.
    fn run(
        &mut self,
        statement: &Statement,
        parameters: &[duckdb::types::Value],
        format: &Format,
        out: &mut Output,
    ) -> Result<String, SqlError> {
        if self.block == Block::Failed && !matches!(statement.plan, Plan::Commit | Plan::Rollback) {
            let message = "current transaction is aborted, commands ignored until end of transaction block";
            return Err(SqlError::new("25P02", message));
        }
        if self.block != Block::Failed {
            self.tell_last_copy()?;
            self.tell_last_unload()?;
        }
        self.last_query = self.engine.next_query();
        self.cancelled.store(false, Ordering::Relaxed);
        let started = system::Log::start(self.last_query, &statement.sql);
        let answer = self.dispatch(statement, parameters, format, out);
        self.log.finish(started, answer.as_ref().err());
        answer
    }

    fn dispatch(
        &mut self,
        statement: &Statement,
        parameters: &[duckdb::types::Value],
        format: &Format,
        out: &mut Output,
    ) -> Result<String, SqlError> {
        match &statement.plan {
            Plan::Query(text) => self.query(text, parameters, format, out),
            Plan::Copy(copy) => self.copy(copy, statement.offset, out),
            Plan::Unload(unload) => self.unload(unload, statement.offset, out),
            Plan::Explain(text) => self.explain(text, format, out),
            Plan::CreateTable(table) => self.atomically(|s| s.create_table(table, statement, out)),
            Plan::CreateTableAs(table) => self.atomically(|s| s.create_table_as(table, out)),
            Plan::CreateView(view) => self.atomically(|s| s.create_view(view)),
            Plan::CreateSchema { name, if_not_exists } => {
                self.atomically(|s| s.create_schema(name, *if_not_exists, out))
            }
            Plan::CreateFunction(create) => self.atomically(|s| s.create_function(create)),
            Plan::DropFunction(drop) => self.atomically(|s| s.drop_function(drop)),
            Plan::Drop(drop) => self.atomically(|s| s.drop_objects(drop, out)),
            Plan::Alter(alter) => self.atomically(|s| s.alter(alter, out)),
            Plan::Truncate(table) => self.truncate(table, statement),
            Plan::Begin(tag) => self.begin(tag, out),
            Plan::Commit => self.end(out),
            Plan::Rollback => {
                self.warn_outside(out);
                self.rollback();
                Ok("ROLLBACK".to_owned())
            }
            Plan::Set { name, value, local, position } => self.set(name, value.as_deref(), *local, *position),
            Plan::Reset { name, position } => self.reset(name, *position),
            Plan::Show { name, position } => self.show(name, *position, format, out),
            Plan::Upkeep(upkeep) => self.upkeep(upkeep),
        }
    }

    /// TRUNCATE commits the transaction it is in, and cannot be rolled back.
    fn truncate(
        &mut self,
        table: &parse::cursor::TableName,
        statement: &Statement,
    ) -> Result<String, SqlError> {
        let found = self.expect_table(table)?;
        let sql = format!("TRUNCATE {}", found.quoted());
        self.connection
            .execute_batch(&sql)
            .map_err(|error| failure::explain(&error, &statement.sql, statement.offset))?;
        self.commit()?;
        Ok("TRUNCATE TABLE".to_owned())
    }

    fn upkeep(&mut self, upkeep: &Upkeep) -> Result<String, SqlError> {
        if upkeep.outside_block && self.block != Block::Idle {
            let message = format!("{} cannot run inside a transaction block", upkeep.tag);
            return Err(SqlError::new("25001", message));
        }
        if upkeep.tag == "LOCK TABLE" {
            // Before anything is read: the lock comes before the transaction's snapshot.
            self.wait_for_others()?;
        }
        for table in &upkeep.tables {
            self.expect_relation(table)?;
        }
        Ok(upkeep.tag.to_owned())
    }

    /// Waits for the transactions of all other sessions, whatever they touch; nobody is kept out afterwards.
    fn wait_for_others(&self) -> Result<(), SqlError> {
        let patience = self.settings.statement_timeout().unwrap_or(LOCK_PATIENCE);
        if self.engine.blocks().wait_for_others(self.id, patience) {
            return Ok(());
        }
        let message = format!("Query ({}) canceled on user's request", self.last_query);
        Err(SqlError::new("57014", message))
    }

    /// Runs SQL of our own making.
    fn execute(&self, sql: &str) -> Result<(), SqlError> {
        self.connection.execute_batch(sql).map_err(own)
    }

    /// The client's text of a query inside a statement.
    fn failed(error: &duckdb::Error, text: &Text) -> SqlError {
        failure::explain(error, &text.sql, text.offset)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The client may have gone in the middle of a transaction, which must not outlive it.
        self.rollback();
        self.engine.unregister(self.id);
    }
}

/// A failure of SQL of our own making: it has no place in the client's text.
#[expect(clippy::needless_pass_by_value, reason = "used as a function of map_err")]
fn own(error: duckdb::Error) -> SqlError {
    failure::explain(&error, "", 0)
}
