//! `TRUNCATE`: every row of a table, at once and for good.

use super::{MayRun, Statement};
use crate::table::TableDef;

/// `TRUNCATE table`: faster than [`delete_all`](crate::delete_all), and it commits the transaction it is in.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_TRUNCATE.html>.
#[must_use]
pub fn truncate(table: &TableDef) -> Statement {
    Statement::new(table.name, "truncate", format!("TRUNCATE TABLE {}", table.sql_name()))
        .that_may_run(MayRun::CommitsIt)
}

#[cfg(test)]
mod tests {
    use super::{MayRun, truncate};
    use crate::statement::fixture::BOOKS;

    #[test]
    fn it_commits() {
        let statement = truncate(&BOOKS);
        assert_eq!(statement.sql, "TRUNCATE TABLE lending.books");
        assert_eq!(statement.may_run, MayRun::CommitsIt);
    }
}
