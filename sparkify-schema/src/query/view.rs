//! `CREATE VIEW … AS SELECT …`, and `DROP VIEW`.

use super::{Mistake, QueryError, Select};
use crate::{identifier::quoted, row::Row, statement::Statement};

/// A query with a name, run whenever it is read.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_VIEW.html>.
#[derive(Debug)]
pub struct View<R: Row> {
    /// The database schema; none for the search path's first.
    pub schema: Option<&'static str>,
    /// Its name.
    pub name: &'static str,
    /// Whether it holds on to the tables it reads.
    pub binding: Binding,
    /// Its rows.
    pub select: Select<R>,
}

/// Whether a view holds on to the tables it reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// They can't be dropped while it is there; an external table can't be held on to.
    Bound,
    /// `WITH NO SCHEMA BINDING`: they are looked for when it is read, by their schema and name.
    Late,
}

impl<R: Row> View<R> {
    /// The statement `<view>/create_view`.
    ///
    /// # Panics
    /// If it has a mistake the compiler can't see, see [`View::try_statement`].
    #[must_use]
    #[track_caller]
    pub fn statement(&self) -> Statement {
        self.try_statement().unwrap_or_else(|error| panic!("{error}"))
    }

    /// The statement `<view>/create_view`.
    ///
    /// # Errors
    /// As [`Select::try_statement`], and if a view without binding reads a table without a schema, or one with binding
    /// an external table.
    pub fn try_statement(&self) -> Result<Statement, QueryError> {
        const NAME: &str = "create_view";
        let select = self.select.try_statement(self.name, NAME)?;
        let binding = match self.binding {
            Binding::Bound => "",
            Binding::Late => "\nWITH NO SCHEMA BINDING",
        };
        self.judge().map_err(|mistake| QueryError::new(format!("{}/{NAME}", self.name), mistake))?;
        let sql = format!("CREATE OR REPLACE VIEW {} AS\n{}{binding}", self.sql_name(), select.sql);
        Ok(Statement::checked(self.name, NAME, sql)?.with_lints(select.lints))
    }

    /// The statement `<view>/drop_view`.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DROP_VIEW.html>.
    #[must_use]
    pub fn drop_statement(&self) -> Statement {
        Statement::new(self.name, "drop_view", format!("DROP VIEW IF EXISTS {}", self.sql_name()))
    }

    fn judge(&self) -> Result<(), Mistake> {
        match (self.binding, self.select.without_schema(), self.select.external_table()) {
            (Binding::Late, Some(table), _) => Err(format!(
                "a view without binding reads tables by their schema, and `{table}` has none; say `schema = \"…\"` at \
                 its struct"
            )
            .into()),
            (Binding::Bound, _, Some(table)) => {
                Err(format!("a view can't hold on to `{table}`, an external table; say `Binding::Late`").into())
            }
            _ => Ok(()),
        }
    }

    pub(super) fn sql_name(&self) -> String {
        let schema = self.schema.map_or_else(String::new, |schema| format!("{}.", quoted(schema)));
        format!("{schema}{}", quoted(self.name))
    }
}
