//! `INSERT INTO … VALUES …`: rows written in the code.

use super::{Mistake, Place, QueryError, Values, affected};
use crate::{
    expr::{ColumnUse, Operand},
    identifier::quoted,
    statement::Statement,
    table::Table,
};
use std::{marker::PhantomData, panic::Location};

/// `INSERT INTO T (…) VALUES (…), (…)`: for the few rows that are part of the code; many belong into a COPY.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_INSERT_30.html>.
#[derive(Debug)]
pub struct InsertRows<T: Table> {
    rows: Vec<Vec<(&'static str, Option<Operand>)>>,
    /// Where it is written.
    at: Place,
    table: PhantomData<fn() -> T>,
}

impl<T: Table> InsertRows<T> {
    /// These rows; their values are made by [`lit`](crate::lit) and what can be computed from it.
    #[track_caller]
    pub fn new(rows: impl IntoIterator<Item = T::Values>) -> Self {
        Self {
            rows: rows.into_iter().map(Values::assignments).collect(),
            at: Location::caller(),
            table: PhantomData,
        }
    }

    /// The statement `<table>/<name>`.
    ///
    /// # Panics
    /// If it has a mistake the compiler can't see, see [`InsertRows::try_statement`].
    #[must_use]
    #[track_caller]
    pub fn statement(&self, name: &str) -> Statement {
        self.try_statement(name).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The statement `<table>/<name>`.
    ///
    /// # Errors
    /// If there is no row, a value uses a column or an aggregate, or a text is longer than its column.
    pub fn try_statement(&self, name: &str) -> Result<Statement, QueryError> {
        self.judge().map_err(|mistake| QueryError::new(format!("{}/{name}", T::NAME), mistake))?;
        let columns: Vec<_> = self.rows[0].iter().map(|(column, _)| quoted(column)).collect();
        let rows = self.rows.iter().map(|row| {
            let values: Vec<_> = row.iter().map(|(_, value)| affected::value_of(value.as_ref())).collect();
            format!("    ({})", values.join(", "))
        });
        let sql = format!(
            "INSERT INTO {} (\n    {}\n)\nVALUES\n{}",
            T::DEF.sql_name(),
            columns.join(",\n    "),
            rows.collect::<Vec<_>>().join(",\n")
        );
        Statement::checked(T::NAME, name, sql)
    }

    fn judge(&self) -> Result<(), Mistake> {
        self.judged().map_err(|mistake| mistake.at(Some(self.at)))
    }

    fn judged(&self) -> Result<(), Mistake> {
        if self.rows.is_empty() {
            return Err("there is no row".into());
        }
        for row in &self.rows {
            for (column, value) in row {
                let used = value.iter().find_map(|value| value.facts.columns().next());
                if let Some(ColumnUse { alias, name, at, .. }) = used {
                    let text = format!("column `{column}` uses `{alias}.{name}`, but VALUES reads no table");
                    return Err(Mistake::from(text).at(at));
                }
                if value.as_ref().is_some_and(|value| value.facts.aggregate) {
                    return Err(
                        format!("column `{column}` has an aggregate, but VALUES reads no table").into()
                    );
                }
            }
            affected::widths(&T::DEF, row)?;
        }
        Ok(())
    }
}
