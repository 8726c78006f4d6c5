//! The open warehouse: one `DuckDB` database that every session connects to.

pub(crate) mod failure;
pub(crate) mod quote;
pub(crate) mod types;

use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicI32, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use duckdb::{Config, Connection, InterruptHandle};

use crate::catalog;
use crate::local::OpenError;
use crate::options::{Mount, Options, S3, Warehouse};
use crate::translate;

/// What all sessions share; dropping the last reference checkpoints and closes the file.
pub(crate) struct Engine {
    /// Never inside a transaction: new connections come from it, and load errors are written by it.
    root: Mutex<Connection>,
    pub(crate) mounts: Vec<Mount>,
    pub(crate) s3: S3,
    running: Mutex<HashMap<i32, (i32, Arc<InterruptHandle>)>>,
    sessions: AtomicI32,
    queries: AtomicI64,
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine")
            .field("mounts", &self.mounts)
            .finish_non_exhaustive()
    }
}

impl Engine {
    pub(crate) fn open(options: Options) -> Result<Self, OpenError> {
        let root = match &options.warehouse {
            Warehouse::Memory => {
                Connection::open_in_memory_with_flags(config(&options).map_err(engine_error)?)
                    .map_err(engine_error)?
            }
            Warehouse::File(path) => open_file(path, config(&options).map_err(engine_error)?)?,
        };
        let path = match &options.warehouse {
            Warehouse::Memory => Path::new(":memory:"),
            Warehouse::File(path) => path,
        };
        translate::register(&root).map_err(engine_error)?;
        prepare(&root, path)?;
        let queries = root
            .query_row(
                "SELECT coalesce(max(query_id), 0) FROM pg_internal.load_history",
                [],
                |row| row.get(0),
            )
            .map_err(engine_error)?;
        Ok(Self {
            root: Mutex::new(root),
            mounts: options.mounts,
            s3: options.s3,
            running: Mutex::default(),
            sessions: AtomicI32::new(1_073_741_824),
            queries: AtomicI64::new(queries),
        })
    }

    /// A new connection for a session.
    pub(crate) fn connect(&self) -> duckdb::Result<Connection> {
        self.root().try_clone()
    }

    /// The connection that is never inside a transaction.
    pub(crate) fn root(&self) -> MutexGuard<'_, Connection> {
        self.root.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of a new session, its process id on the wire.
    pub(crate) fn next_session(&self) -> i32 {
        self.sessions.fetch_add(1, Ordering::Relaxed)
    }

    /// The number of a new statement.
    pub(crate) fn next_query(&self) -> i64 {
        self.queries.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Makes a session's statements cancellable by its number and secret.
    pub(crate) fn register(&self, session: i32, secret: i32, handle: Arc<InterruptHandle>) {
        self.running().insert(session, (secret, handle));
    }

    pub(crate) fn unregister(&self, session: i32) {
        self.running().remove(&session);
    }

    /// Interrupts what a session runs, if the secret is its own.
    pub(crate) fn cancel(&self, session: i32, secret: i32) {
        if let Some((own, handle)) = self.running().get(&session)
            && *own == secret
        {
            handle.interrupt();
        }
    }

    fn running(&self) -> MutexGuard<'_, HashMap<i32, (i32, Arc<InterruptHandle>)>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// DuckDB as Redshift behaves, closed to the file system and the network.
fn config(options: &Options) -> duckdb::Result<Config> {
    let config = Config::default()
        .with("integer_division", "true")?
        .with("default_null_order", "nulls_last_on_asc_first_on_desc")?
        .with("preserve_insertion_order", "false")?
        .with("errors_as_json", "true")?
        .with("enable_external_access", "false")?
        .with("autoinstall_known_extensions", "false")?
        .with("autoload_known_extensions", "false")?;
    match options.threads {
        Some(threads) => config.threads(i64::try_from(threads.max(1)).unwrap_or(i64::MAX)),
        None => Ok(config),
    }
}

fn open_file(path: &Path, config: Config) -> Result<Connection, OpenError> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        return Err(OpenError::NoFolder {
            path: folder.to_owned(),
        });
    }
    let not_a_warehouse = |reason: &str| OpenError::NotAWarehouse {
        path: path.to_owned(),
        reason: reason.to_owned(),
    };
    if path.is_dir() {
        return Err(not_a_warehouse("it is a folder"));
    }
    Connection::open_with_flags(path, config).map_err(|error| {
        let reason = failure::message(&error);
        if reason.contains("Could not set lock") || reason.contains("being used by another process")
        {
            OpenError::Locked {
                path: path.to_owned(),
            }
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
            .query_row("SELECT version FROM pg_internal.format", [], |row| {
                row.get(0)
            })
            .map_err(engine_error)?;
        return if found == catalog::FORMAT {
            Ok(())
        } else {
            Err(OpenError::Format {
                path: path.to_owned(),
                found,
                expected: catalog::FORMAT,
            })
        };
    }
    let tables: i64 = root
        .query_row(
            "SELECT count(*) FROM duckdb_tables() WHERE NOT internal",
            [],
            |row| row.get(0),
        )
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

#[expect(
    clippy::needless_pass_by_value,
    reason = "used as a function of map_err"
)]
fn engine_error(error: duckdb::Error) -> OpenError {
    OpenError::Engine {
        reason: failure::message(&error),
    }
}
