//! A named SQL text: what is reviewed, run, logged and named in errors.

mod alter_table;
mod analyze;
mod append;
mod comment;
mod const_sql;
mod copy;
mod create_schema;
mod create_table;
mod delete;
mod drop_table;
mod external;
#[cfg(test)]
mod fixture;
mod grant;
mod lock;
mod may_run;
mod temporary;
mod transaction;
mod truncate;
mod vacuum;

pub use alter_table::{AlterTable, Alteration};
pub use analyze::{Analyzed, analyze};
pub use append::{Append, Extra};
pub use comment::comments;
pub(crate) use const_sql::{create, drop};
pub use copy::{
    Avro, ColumnarOptions, Compression, CompressionAnalysis, Copy, CopyFormat, CopyOptions, Csv,
    DataEncoding, DateForm, DateFormat, Delimited, FileEncoding, FixedWidth, Json, JsonKeys, NoShred, Orc,
    Parquet, RowErrors, TimeFormat, Utf8, json_paths,
};
pub(crate) use copy::{fixed_width, marks};
pub use create_schema::{CreateSchema, Quota};
pub(crate) use create_table::layout_text as layout;
pub use delete::delete_all;
pub use external::{AddPartitions, CreateExternalSchema, CreateExternalTable};

pub use grant::{Grant, Granted, Grantee, SchemaPrivilege, TablePrivilege};
pub use lock::lock;
pub use may_run::{MayRun, transactions};
pub use temporary::{LikeName, LikeTable, create_temp_table};
pub use transaction::{begin, commit};
pub use truncate::truncate;
pub use vacuum::{Vacuum, VacuumKind};

use crate::{
    lint::{Finding, Lint, lints},
    query::QueryError,
    table::Table,
};
use std::fmt;

/// One statement of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its one name, used everywhere.
    pub name: StatementName,
    /// Its text, without a closing semicolon.
    pub sql: String,
    /// Where it may stand in a plan.
    pub may_run: MayRun,
    /// What is probably not meant, and what is allowed of that.
    pub lints: Vec<Lint>,
}

impl Statement {
    /// A statement `table/statement` with that text, which may run inside a transaction.
    #[must_use]
    pub fn new(table: &'static str, statement: impl Into<String>, sql: impl Into<String>) -> Self {
        let name = StatementName { table, statement: statement.into() };
        Self { name, sql: sql.into(), may_run: MayRun::Inside, lints: Vec::new() }
    }

    /// `CREATE TABLE`, with the lints of the table.
    #[must_use]
    pub fn create_table<T: Table>() -> Self {
        Self::new(T::NAME, "create_table", T::CREATE).with_lints(lints(&T::DEF))
    }

    /// `DROP TABLE`.
    #[must_use]
    pub fn drop_table<T: Table>() -> Self {
        Self::new(T::NAME, "drop_table", T::DROP)
    }

    /// As [`Statement::new`], of a text that values went into.
    ///
    /// # Errors
    /// If it holds NUL, which no value of Redshift does and the protocol ends a text with.
    pub(crate) fn checked(
        table: &'static str,
        statement: impl Into<String>,
        sql: impl Into<String>,
    ) -> Result<Self, QueryError> {
        let checked = Self::new(table, statement, sql);
        if checked.sql.contains('\0') {
            let mistake = "a text in it holds NUL, which no value of Redshift does".to_owned();
            return Err(QueryError::new(checked.name.to_string(), mistake));
        }
        Ok(checked)
    }

    /// The same statement, which may run only where `may_run` says.
    #[must_use]
    pub fn that_may_run(self, may_run: MayRun) -> Self {
        Self { may_run, ..self }
    }

    /// The same statement, with these lints.
    #[must_use]
    pub fn with_lints(self, lints: Vec<Lint>) -> Self {
        Self { lints, ..self }
    }

    /// The same statement, with these lints of its query.
    pub(crate) fn with_findings(self, findings: Vec<Finding>) -> Self {
        let place = self.name.to_string();
        self.with_lints(findings.into_iter().map(|finding| Lint::new(&place, finding)).collect())
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
