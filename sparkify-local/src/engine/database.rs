//! The handle of the database itself, for what the `duckdb` crate does not reach.
#![expect(unsafe_code, reason = "parameter types are told by DuckDB's C interface only")]

use std::ffi::{CStr, CString};
use std::path::Path;
use std::ptr;
use std::sync::Mutex;

use duckdb::{Connection, ffi};

/// An open database; dropping it lets go of the file once its connections are gone too.
pub(crate) struct Database {
    raw: Mutex<ffi::duckdb_database>,
}

// SAFETY: DuckDB allows a database handle to be used from any thread; the mutex keeps uses apart.
unsafe impl Send for Database {}
// SAFETY: as above.
unsafe impl Sync for Database {}

impl Drop for Database {
    fn drop(&mut self) {
        let raw = self.raw.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner);
        // SAFETY: the handle was made by `duckdb_open_ext` and is closed once, here.
        unsafe { ffi::duckdb_close(raw) }
    }
}

impl Database {
    /// Opens a file, or memory without one; the error is `DuckDB`'s.
    pub(crate) fn open(path: Option<&Path>, settings: &[(&str, String)]) -> Result<Self, String> {
        let path = match path {
            Some(path) => path.to_str().ok_or("the path of the file is not UTF-8")?,
            None => ":memory:",
        };
        let path = CString::new(path).map_err(|_| "the path of the file holds a zero byte")?;
        let config = Config::new(settings)?;
        let mut raw = ptr::null_mut();
        let mut error = ptr::null_mut();
        // SAFETY: all pointers are valid for the call; a message is copied and freed.
        unsafe {
            if ffi::duckdb_open_ext(path.as_ptr(), &raw mut raw, config.0, &raw mut error)
                == ffi::DuckDBSuccess
            {
                return Ok(Self { raw: Mutex::new(raw) });
            }
            let message = if error.is_null() {
                "unknown reason".to_owned()
            } else {
                CStr::from_ptr(error).to_string_lossy().into_owned()
            };
            ffi::duckdb_free(error.cast());
            Err(message)
        }
    }

    /// A new connection.
    pub(crate) fn connect(&self) -> duckdb::Result<Connection> {
        let raw = self.raw.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // SAFETY: the handle is open as long as `self` lives, and a connection keeps what it needs of it.
        unsafe { Connection::open_from_raw(*raw) }
    }

    /// The types of a statement's parameters, unknown (0) where it does not prepare outside of its session.
    pub(crate) fn parameter_types(
        &self,
        search_path: &str,
        sql: &str,
        count: usize,
    ) -> Vec<ffi::duckdb_type> {
        let mut types = vec![0; count];
        let (Ok(search_path), Ok(sql)) = (CString::new(search_path), CString::new(sql)) else {
            return types;
        };
        let raw = self.raw.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut connection = ptr::null_mut();
        let mut statement = ptr::null_mut();
        // SAFETY: the database is open; the statement and the connection are destroyed on every path.
        unsafe {
            if ffi::duckdb_connect(*raw, &raw mut connection) != ffi::DuckDBSuccess {
                return types;
            }
            ffi::duckdb_query(connection, search_path.as_ptr(), ptr::null_mut());
            if ffi::duckdb_prepare(connection, sql.as_ptr(), &raw mut statement) == ffi::DuckDBSuccess {
                for (index, data_type) in types.iter_mut().enumerate() {
                    *data_type = ffi::duckdb_param_type(statement, index as ffi::idx_t + 1);
                }
            }
            ffi::duckdb_destroy_prepare(&raw mut statement);
            ffi::duckdb_disconnect(&raw mut connection);
        }
        types
    }
}

struct Config(ffi::duckdb_config);

impl Config {
    fn new(settings: &[(&str, String)]) -> Result<Self, String> {
        let mut raw = ptr::null_mut();
        // SAFETY: the configuration is destroyed when `Self` is dropped.
        unsafe { ffi::duckdb_create_config(&raw mut raw) };
        let config = Self(raw);
        for (name, value) in settings {
            let refused = || format!("the engine has no setting {name}");
            let (name, value) = (
                CString::new(*name).map_err(|_| refused())?,
                CString::new(value.as_str()).map_err(|_| refused())?,
            );
            // SAFETY: both texts end with a zero byte and live through the call.
            let state = unsafe { ffi::duckdb_set_config(config.0, name.as_ptr(), value.as_ptr()) };
            if state != ffi::DuckDBSuccess {
                return Err(refused());
            }
        }
        Ok(config)
    }
}

impl Drop for Config {
    fn drop(&mut self) {
        // SAFETY: made by `duckdb_create_config`, destroyed once.
        unsafe { ffi::duckdb_destroy_config(&raw mut self.0) }
    }
}
