//! `UPDATE … SET … FROM …`, typed by the struct of the table's values.

use super::{
    Inner, Mistake, QueryError,
    affected::{self, Affected},
};
use crate::{expr::Operand, statement::Statement, table::Table};
use std::marker::PhantomData;

/// `UPDATE T SET …`.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_UPDATE.html>.
#[derive(Debug)]
pub struct Update<T: Table> {
    affected: Affected,
    values: Vec<(&'static str, Option<Operand>)>,
    table: PhantomData<fn() -> T>,
}

impl<T: Table> Update<T> {
    /// The rows and values that `write` describes: it gets the columns of `T`, and returns what they become. The
    /// columns that stay are the rest of the struct: `BookValues { title: …, ..Book::kept() }`.
    #[track_caller]
    pub fn new(write: impl FnOnce(&mut Affected, T::Columns<Inner>) -> T::Values) -> Self {
        let mut affected = Affected::new(T::DEF);
        let values = affected::changed::<T>(write(&mut affected, T::columns(T::NAME)));
        Self { affected, values, table: PhantomData }
    }

    /// The statement `<table>/<name>`.
    ///
    /// # Panics
    /// If it has a mistake the compiler can't see, see [`Update::try_statement`].
    #[must_use]
    #[track_caller]
    pub fn statement(&self, name: &str) -> Statement {
        self.try_statement(name).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The statement `<table>/<name>`.
    ///
    /// # Errors
    /// If no column changes, no row is chosen and `every_row` is not said, an alias is used twice or is not in FROM,
    /// an aggregate is used, or a text may be longer than its column.
    pub fn try_statement(&self, name: &str) -> Result<Statement, QueryError> {
        self.judge().map_err(|mistake| QueryError::new(format!("{}/{name}", T::NAME), mistake))?;
        let sql = format!(
            "{}UPDATE {}\nSET\n    {}{}",
            self.affected.with_text(),
            T::DEF.sql_name(),
            affected::assignments(&self.values),
            self.affected.text("FROM")
        );
        Ok(Statement::checked(T::NAME, name, sql)?.with_findings(self.affected.findings()))
    }

    fn judge(&self) -> Result<(), Mistake> {
        self.affected
            .judge(self.values.iter().filter_map(|(column, value)| Some((*column, value.as_ref()?))))?;
        if self.values.is_empty() {
            return Err(Mistake::from("no column changes").at(Some(self.affected.place())));
        }
        affected::widths(&T::DEF, &self.values)
    }
}
