//! `ANALYZE`: the statistics the planner knows a table by.

use super::Statement;
use crate::table::TableDef;

/// Which columns are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Analyzed {
    /// Every column.
    All,
    /// Those used in filters, joins and groups so far, and the distribution and sort keys.
    Predicates,
}

/// `ANALYZE table`, as the statement `<table>/analyze`.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ANALYZE.html>.
#[must_use]
pub fn analyze(table: &TableDef, columns: Analyzed) -> Statement {
    let columns = match columns {
        Analyzed::All => "",
        Analyzed::Predicates => " PREDICATE COLUMNS",
    };
    Statement::new(table.name, "analyze", format!("ANALYZE {}{columns}", table.sql_name()))
}

#[cfg(test)]
mod tests {
    use super::{Analyzed, analyze};
    use crate::statement::fixture::BOOKS;

    #[test]
    fn columns_are_all_or_those_of_predicates() {
        assert_eq!(analyze(&BOOKS, Analyzed::All).sql, "ANALYZE lending.books");
        assert_eq!(analyze(&BOOKS, Analyzed::Predicates).sql, "ANALYZE lending.books PREDICATE COLUMNS");
    }
}
