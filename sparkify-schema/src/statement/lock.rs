//! `LOCK`: waits until a table is nobody else's.

use super::Statement;
use crate::table::TableDef;

/// `LOCK table`: waits for every transaction that wrote to the table, and keeps others out until this one ends.
///
/// Taken first, it also comes before the transaction's snapshot.
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_LOCK.html>.
#[must_use]
pub fn lock(table: &TableDef) -> Statement {
    Statement::new(table.name, "lock", format!("LOCK {}", table.sql_name()))
}

#[cfg(test)]
mod tests {
    use super::lock;
    use crate::statement::fixture::BOOKS;

    #[test]
    fn it_names_the_table() {
        assert_eq!(lock(&BOOKS).sql, "LOCK lending.books");
    }
}
