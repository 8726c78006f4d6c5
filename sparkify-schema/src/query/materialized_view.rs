//! `CREATE MATERIALIZED VIEW … AS SELECT …`, `REFRESH` and `DROP`.

use super::{QueryError, Select, stored::Stored};
use crate::{row::Row, statement::Statement};

/// A query whose rows are kept until they are refreshed.
///
/// Sources: <https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-create-sql-command.html>,
/// <https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-refresh-sql-command.html>.
#[derive(Debug)]
pub struct MaterializedView<R: Row> {
    /// Its name and its layout.
    pub stored: Stored,
    /// `AUTO REFRESH YES`: Redshift refreshes it when what it reads has changed.
    pub auto_refresh: bool,
    /// Its rows.
    pub select: Select<R>,
}

impl<R: Row> MaterializedView<R> {
    /// The statement `<view>/create_materialized_view`.
    ///
    /// # Panics
    /// If it has a mistake the compiler can't see, see [`MaterializedView::try_statement`].
    #[must_use]
    #[track_caller]
    pub fn statement(&self) -> Statement {
        self.try_statement().unwrap_or_else(|error| panic!("{error}"))
    }

    /// The statement `<view>/create_materialized_view`.
    ///
    /// # Errors
    /// As [`Select::try_statement`], and if a key is no column of the query.
    pub fn try_statement(&self) -> Result<Statement, QueryError> {
        const NAME: &str = "create_materialized_view";
        let name = self.stored.name;
        let select = self.select.try_statement(name, NAME)?;
        self.stored.judge::<R>().map_err(|mistake| QueryError::new(format!("{name}/{NAME}"), mistake))?;
        let refresh = if self.auto_refresh { "YES" } else { "NO" };
        let sql = format!(
            "CREATE MATERIALIZED VIEW {}{}\nAUTO REFRESH {refresh}\nAS\n{}",
            self.stored.sql_name(),
            self.stored.said(),
            select.sql
        );
        Ok(Statement::checked(name, NAME, sql)?.with_lints(select.lints))
    }

    /// The statement `<view>/refresh`: what changed since the last time comes in.
    #[must_use]
    pub fn refresh(&self) -> Statement {
        let sql = format!("REFRESH MATERIALIZED VIEW {}", self.stored.sql_name());
        Statement::new(self.stored.name, "refresh", sql)
    }

    /// The statement `<view>/drop_materialized_view`.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-drop-sql-command.html>.
    #[must_use]
    pub fn drop_statement(&self) -> Statement {
        let sql = format!("DROP MATERIALIZED VIEW IF EXISTS {}", self.stored.sql_name());
        Statement::new(self.stored.name, "drop_materialized_view", sql)
    }
}
