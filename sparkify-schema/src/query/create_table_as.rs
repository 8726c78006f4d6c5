//! `CREATE TABLE … AS SELECT …`.

use super::{QueryError, Select, stored::Stored};
use crate::{row::Row, statement::Statement};

/// A table made of the rows of a query: it has their names and types, and no constraints, defaults or identity.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_AS.html>.
#[derive(Debug)]
pub struct CreateTableAs<R: Row> {
    /// Its name and its layout.
    pub stored: Stored,
    /// `TEMP`: seen by its session only, and dropped with it.
    pub temporary: bool,
    /// Its rows.
    pub select: Select<R>,
}

impl<R: Row> CreateTableAs<R> {
    /// The statement `<table>/create_table_as`.
    ///
    /// # Panics
    /// If it has a mistake the compiler can't see, see [`CreateTableAs::try_statement`].
    #[must_use]
    #[track_caller]
    pub fn statement(&self) -> Statement {
        self.try_statement().unwrap_or_else(|error| panic!("{error}"))
    }

    /// The statement `<table>/create_table_as`.
    ///
    /// # Errors
    /// As [`Select::try_statement`], and if a key is no column of the query or a temporary table has a schema.
    pub fn try_statement(&self) -> Result<Statement, QueryError> {
        const NAME: &str = "create_table_as";
        let Stored { name, schema, .. } = self.stored;
        let select = self.select.try_statement(name, NAME)?;
        let mistake = match schema {
            Some(schema) if self.temporary => {
                Err(format!("a temporary table has a schema of its own; leave out `{schema}`").into())
            }
            _ => self.stored.judge::<R>(),
        };
        mistake.map_err(|mistake| QueryError::new(format!("{name}/{NAME}"), mistake))?;
        let temporary = if self.temporary { "TEMP " } else { "" };
        let sql = format!(
            "CREATE {temporary}TABLE {}{}\nAS\n{}",
            self.stored.sql_name(),
            self.stored.text(),
            select.sql
        );
        Ok(Statement::checked(name, NAME, sql)?.with_lints(select.lints))
    }
}
