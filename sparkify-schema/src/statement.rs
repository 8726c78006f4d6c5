//! A named SQL text: what is reviewed, run, logged and named in errors.

mod copy;
mod create_table;
mod delete;
mod drop_table;
mod transaction;

pub use copy::{Compression, Copy, CopyOptions, Json, TimeFormat, json_paths};
pub use create_table::create_table;
pub use delete::delete_all;
pub use drop_table::drop_table;
pub use transaction::{begin, commit};

use std::fmt;

/// One statement of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its one name, used everywhere.
    pub name: StatementName,
    /// Its text, without a closing semicolon.
    pub sql: String,
}

impl Statement {
    /// A statement `table/statement` with that text.
    #[must_use]
    pub fn new(table: &'static str, statement: impl Into<String>, sql: impl Into<String>) -> Self {
        Self { name: StatementName { table, statement: statement.into() }, sql: sql.into() }
    }
}

/// `users/create_table`: the folder and the file of the snapshot.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementName {
    /// The table, or the group of statements (`reports`, `transaction`).
    pub table: &'static str,
    /// The statement within it.
    pub statement: String,
}

impl fmt::Display for StatementName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.table, self.statement)
    }
}
