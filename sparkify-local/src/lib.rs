//! Work in progress.
#![expect(dead_code, reason = "the server that calls these is not laid in yet")]

mod catalog {
    //! What is kept about the tables.
    pub(crate) mod table;
}
mod dialect;
mod error;
mod translate;

pub use error::SqlError;
