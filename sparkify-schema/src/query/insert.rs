//! `INSERT INTO … SELECT …`, typed by the struct of the table's values.

use super::{
    Query, QueryError,
    judge::{self, Output},
    lints, text,
};
use crate::{expr::Operand, identifier::quoted, statement::Statement, table::Table};
use std::{marker::PhantomData, panic::Location};

/// The struct with one expression per column that may be inserted, written by `#[derive(Table)]`.
pub trait Values {
    /// The table inserted into.
    type Table: Table<Values = Self>;
    /// The expressions of the columns that may be inserted, in order; none where the column keeps its default.
    fn operands(self) -> Vec<Option<Operand>>;
    /// The values a row has already, each its column under the table's own name.
    #[must_use]
    fn kept() -> Self;
    /// The columns, each with its expression.
    fn assignments(self) -> Vec<(&'static str, Option<Operand>)>
    where
        Self: Sized,
    {
        let columns = Self::Table::DEF.columns.iter().filter(|column| !column.is_generated());
        columns.map(|column| column.name).zip(self.operands()).collect()
    }
}

/// A table that is filled from other tables.
pub trait Load: Table {
    /// The transform that fills it.
    fn load() -> Insert<Self>
    where
        Self: Sized;
}

/// `INSERT INTO T (…) SELECT …`.
#[derive(Debug)]
pub struct Insert<T: Table> {
    query: Query,
    outputs: Vec<Output>,
    table: PhantomData<fn() -> T>,
}

impl<T: Table> Insert<T> {
    /// The transform that `write` describes: its sources on the query, its values by the struct it returns.
    #[track_caller]
    pub fn new(write: impl FnOnce(&mut Query) -> T::Values) -> Self {
        let mut query = Query::at(Location::caller());
        let outputs = write(&mut query)
            .assignments()
            .into_iter()
            .filter_map(|(column, value)| Some(Output { column, value: value? }))
            .collect();
        Self { query, outputs, table: PhantomData }
    }

    /// The statement `<table>/load`.
    ///
    /// # Panics
    /// If the query has a mistake the compiler can't see, see [`Insert::try_statement`]. A mistake is one of the
    /// code, not of data: any test that renders the statement finds it.
    #[must_use]
    #[track_caller]
    pub fn statement(&self) -> Statement {
        match self.try_statement() {
            Ok(statement) => statement,
            Err(error) => panic!("{error}"),
        }
    }

    /// The statement `<table>/load`.
    ///
    /// # Errors
    /// If an alias is used twice or is not in FROM, a column is neither aggregated nor grouped, an aggregate stands
    /// in WHERE or in another, a text may be longer than its column, or a lookup is not by equalities.
    pub fn try_statement(&self) -> Result<Statement, QueryError> {
        let name = format!("{}/load", T::NAME);
        judge::query(&self.query, &self.outputs)
            .and_then(|()| judge::widths(&T::DEF, &self.outputs))
            .map_err(|mistake| QueryError::new(name, mistake))?;
        let columns: Vec<_> = self.outputs.iter().map(|output| quoted(output.column)).collect();
        let sql = format!(
            "INSERT INTO {} (\n    {}\n)\n{}",
            T::DEF.sql_name(),
            columns.join(",\n    "),
            text::select(&self.query, &self.outputs)
        );
        let findings = lints::load(&self.query, &self.outputs, &T::DEF);
        Ok(Statement::checked(T::NAME, "load", sql)?.with_findings(findings))
    }
}
