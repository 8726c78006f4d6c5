//! `DELETE FROM … USING …`.

use super::{Inner, QueryError, affected::Affected};
use crate::{statement::Statement, table::Table};
use std::marker::PhantomData;

/// `DELETE FROM T`: the rows for which the conditions are true.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DELETE.html>.
#[derive(Debug)]
pub struct Delete<T: Table> {
    affected: Affected,
    table: PhantomData<fn() -> T>,
}

impl<T: Table> Delete<T> {
    /// The rows that `write` describes: it gets the columns of `T`.
    #[track_caller]
    pub fn new(write: impl FnOnce(&mut Affected, T::Columns<Inner>)) -> Self {
        let mut affected = Affected::new(T::DEF);
        write(&mut affected, T::columns(T::NAME));
        Self { affected, table: PhantomData }
    }

    /// The statement `<table>/<name>`.
    ///
    /// # Panics
    /// If it has a mistake the compiler can't see, see [`Delete::try_statement`].
    #[must_use]
    #[track_caller]
    pub fn statement(&self, name: &str) -> Statement {
        self.try_statement(name).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The statement `<table>/<name>`.
    ///
    /// # Errors
    /// If no row is chosen and `every_row` is not said, an alias is used twice or is not in USING, an aggregate is used,
    /// or a subquery stands in USING.
    pub fn try_statement(&self, name: &str) -> Result<Statement, QueryError> {
        self.affected
            .judge(std::iter::empty())
            .and_then(|()| self.affected.reads_no_subquery())
            .map_err(|mistake| QueryError::new(format!("{}/{name}", T::NAME), mistake))?;
        let sql = format!(
            "{}DELETE FROM {}{}",
            self.affected.with_text(),
            T::DEF.sql_name(),
            self.affected.text("USING")
        );
        Ok(Statement::checked(T::NAME, name, sql)?.with_findings(self.affected.findings()))
    }
}
