//! The open warehouse: one `DuckDB` database that every session connects to.

mod blocks;
mod database;
pub(crate) mod failure;
pub(crate) mod loads;
pub(crate) mod quote;
pub(crate) mod types;

use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use duckdb::{Connection, InterruptHandle, ffi};

use self::blocks::Blocks;
use self::database::Database;
use self::loads::Loads;
use crate::catalog;
use crate::copy;
use crate::copy::objects::Objects;
use crate::local::OpenError;
use crate::options::{Options, Warehouse};
use crate::translate;

/// What all sessions share; dropping the last reference checkpoints and closes the file.
pub(crate) struct Engine {
    /// Never inside a transaction: load errors are written by it.
    root: Mutex<Connection>,
    database: Database,
    objects: Objects,
    running: Mutex<HashMap<i32, Running>>,
    blocks: Blocks,
    loads: Loads,
    sessions: AtomicI32,
    queries: AtomicI64,
}

/// How a session's statement is stopped.
struct Running {
    secret: i32,
    handle: Arc<InterruptHandle>,
    cancelled: Arc<AtomicBool>,
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine").finish_non_exhaustive()
    }
}

impl Engine {
    pub(crate) fn open(options: Options) -> Result<Self, OpenError> {
        let settings = settings(&options);
        let (database, path) = match &options.warehouse {
            Warehouse::Memory => {
                let opened = Database::open(None, &settings);
                (opened.map_err(|reason| OpenError::Engine { reason })?, Path::new(":memory:"))
            }
            Warehouse::File(path) => (open_file(path, &settings)?, path.as_path()),
        };
        let root = database.connect().map_err(engine_error)?;
        translate::register(&root).map_err(engine_error)?;
        copy::register(&root).map_err(engine_error)?;
        prepare(&root, path)?;
        // The load views outlive the process: numbers go on where they ended, or old errors would look like new ones.
        let (queries, session): (i64, i32) = root
            .query_row(
                "SELECT coalesce(max(query_id), 0), coalesce(max(session_id), 1073741823) \
                 FROM pg_internal.load_history",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .map_err(engine_error)?;
        Ok(Self {
            root: Mutex::new(root),
            database,
            objects: Objects::new(options.mounts, options.s3),
            running: Mutex::default(),
            blocks: Blocks::default(),
            loads: Loads::default(),
            sessions: AtomicI32::new(session + 1),
            queries: AtomicI64::new(queries),
        })
    }

    /// A new connection for a session.
    pub(crate) fn connect(&self) -> duckdb::Result<Connection> {
        self.database.connect()
    }

    /// Where COPY reads.
    pub(crate) fn objects(&self) -> &Objects {
        &self.objects
    }

    /// The connection that is never inside a transaction.
    pub(crate) fn root(&self) -> MutexGuard<'_, Connection> {
        self.root.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The OIDs of a statement's parameters; text where the engine cannot tell.
    pub(crate) fn parameter_types(&self, search_path: &str, sql: &str, count: usize) -> Vec<u32> {
        if count == 0 {
            return Vec::new();
        }
        let types = self.database.parameter_types(search_path, sql, count);
        types
            .into_iter()
            .map(|data_type| match data_type {
                ffi::DUCKDB_TYPE_DUCKDB_TYPE_BOOLEAN => 16,
                ffi::DUCKDB_TYPE_DUCKDB_TYPE_TINYINT | ffi::DUCKDB_TYPE_DUCKDB_TYPE_SMALLINT => 21,
                ffi::DUCKDB_TYPE_DUCKDB_TYPE_INTEGER => 23,
                ffi::DUCKDB_TYPE_DUCKDB_TYPE_BIGINT | ffi::DUCKDB_TYPE_DUCKDB_TYPE_HUGEINT => 20,
                ffi::DUCKDB_TYPE_DUCKDB_TYPE_FLOAT => 700,
                ffi::DUCKDB_TYPE_DUCKDB_TYPE_DOUBLE => 701,
                ffi::DUCKDB_TYPE_DUCKDB_TYPE_DECIMAL => 1700,
                ffi::DUCKDB_TYPE_DUCKDB_TYPE_DATE => 1082,
                ffi::DUCKDB_TYPE_DUCKDB_TYPE_TIME => 1083,
                ffi::DUCKDB_TYPE_DUCKDB_TYPE_TIMESTAMP => 1114,
                ffi::DUCKDB_TYPE_DUCKDB_TYPE_TIMESTAMP_TZ => 1184,
                _ => 1043,
            })
            .collect()
    }

    /// The sessions inside a transaction.
    pub(crate) fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// The COPYs that run now.
    pub(crate) fn loads(&self) -> &Loads {
        &self.loads
    }

    /// The number of a new session, its process id on the wire.
    pub(crate) fn next_session(&self) -> i32 {
        self.sessions.fetch_add(1, Ordering::Relaxed)
    }

    /// The number of a new statement.
    pub(crate) fn next_query(&self) -> i64 {
        self.queries.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Makes a session's statements cancellable by its number and secret; what is done outside of the engine looks at
    /// what comes back.
    pub(crate) fn register(
        &self,
        session: i32,
        secret: i32,
        handle: Arc<InterruptHandle>,
    ) -> Arc<AtomicBool> {
        let cancelled = Arc::default();
        self.running().insert(session, Running { secret, handle, cancelled: Arc::clone(&cancelled) });
        cancelled
    }

    pub(crate) fn unregister(&self, session: i32) {
        self.running().remove(&session);
    }

    /// Interrupts what a session runs, if the secret is its own.
    pub(crate) fn cancel(&self, session: i32, secret: i32) {
        if let Some(running) = self.running().get(&session)
            && running.secret == secret
        {
            running.cancelled.store(true, Ordering::Relaxed);
            running.handle.interrupt();
        }
    }

    fn running(&self) -> MutexGuard<'_, HashMap<i32, Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `DuckDB` as Redshift behaves, closed to the file system and the network.
fn settings(options: &Options) -> Vec<(&'static str, String)> {
    let mut settings: Vec<_> = [
        ("integer_division", "true"),
        ("default_null_order", "nulls_last_on_asc_first_on_desc"),
        ("preserve_insertion_order", "false"),
        ("errors_as_json", "true"),
        ("enable_external_access", "false"),
        ("autoinstall_known_extensions", "false"),
        ("autoload_known_extensions", "false"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into();
    settings.extend(options.threads.map(|threads| ("threads", threads.max(1).to_string())));
    settings
}

fn open_file(path: &Path, settings: &[(&str, String)]) -> Result<Database, OpenError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        return Err(OpenError::NoFolder { path: folder.to_owned() });
    }
    let not_a_warehouse =
        |reason: &str| OpenError::NotAWarehouse { path: path.to_owned(), reason: reason.to_owned() };
    if path.is_dir() {
        return Err(not_a_warehouse("it is a folder"));
    }
    Database::open(Some(path), settings).map_err(|raw| {
        let reason = failure::first_line(&raw);
        if reason.contains("Could not set lock") || reason.contains("being used by another process") {
            OpenError::Locked { path: path.to_owned() }
        } else if reason.contains("not a valid DuckDB database") {
            not_a_warehouse("it is not a DuckDB database")
        } else if reason.contains("version number") {
            not_a_warehouse("it was written by an incompatible version of DuckDB")
        } else {
            OpenError::Engine { reason }
        }
    })
}

/// Lays out a new warehouse, or checks the format of an old one.
fn prepare(root: &Connection, path: &Path) -> Result<(), OpenError> {
    let schemas: Vec<String> = root
        .prepare("SELECT schema_name FROM duckdb_schemas() WHERE NOT internal")
        .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
        .map_err(engine_error)?;
    if schemas.iter().any(|schema| schema == "pg_internal") {
        let found: i64 = root
            .query_row("SELECT version FROM pg_internal.format", [], |row| row.get(0))
            .map_err(engine_error)?;
        return if found == catalog::FORMAT {
            Ok(())
        } else {
            Err(OpenError::Format { path: path.to_owned(), found, expected: catalog::FORMAT })
        };
    }
    let tables: i64 = root
        .query_row("SELECT count(*) FROM duckdb_tables() WHERE NOT internal", [], |row| row.get(0))
        .map_err(engine_error)?;
    if tables > 0 || schemas.len() > 1 {
        return Err(OpenError::NotAWarehouse {
            path: path.to_owned(),
            reason: "it is a DuckDB database of something else".to_owned(),
        });
    }
    let layout = format!(
        "BEGIN;\n{}\n{};\nINSERT INTO pg_internal.format VALUES ({});\nCOMMIT;",
        catalog::SCHEMA,
        translate::MACROS,
        catalog::FORMAT
    );
    root.execute_batch(&layout).map_err(engine_error)
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function of map_err")]
fn engine_error(error: duckdb::Error) -> OpenError {
    OpenError::Engine { reason: failure::message(&error) }
}
