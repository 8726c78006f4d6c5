//! Checks written as typed queries.

use super::Check;
use crate::{
    expr::{Expr, count_rows},
    lint::Finding,
    query::{Query, QueryError, judge, judge::Output, lints, text},
    render::indented,
};
use std::panic::Location;

impl Check {
    /// A check that no row is left by the sources and filters that `write` puts on the query.
    ///
    /// # Panics
    /// If the query has a mistake the compiler can't see, see [`Select::statement`](crate::Select::statement).
    #[must_use]
    #[track_caller]
    pub fn no_rows(
        table: &'static str,
        name: &str,
        description: &str,
        write: impl FnOnce(&mut Query),
    ) -> Self {
        let (sql, findings) = number(table, name, "violations", |query| {
            write(query);
            count_rows()
        });
        Self::new(table, name, description, sql).with_findings(findings)
    }

    /// A check that two numbers are equal; their difference is the number of violations.
    ///
    /// # Panics
    /// If a query has a mistake the compiler can't see, see [`Select::statement`](crate::Select::statement).
    #[must_use]
    #[track_caller]
    pub fn equal(
        table: &'static str,
        name: &str,
        description: &str,
        left: impl FnOnce(&mut Query) -> Expr<i64>,
        right: impl FnOnce(&mut Query) -> Expr<i64>,
    ) -> Self {
        let (left, mut findings) = number(table, name, "row_count", left);
        let (right, more) = number(table, name, "row_count", right);
        findings.extend(more);
        let sql = format!(
            "SELECT ABS(a.row_count - b.row_count) AS violations\nFROM (\n    {}\n) AS a\nCROSS JOIN (\n    {}\n) AS b",
            indented(&left, 4),
            indented(&right, 4)
        );
        Self::new(table, name, description, sql).with_findings(findings)
    }

    fn with_findings(self, findings: Vec<Finding>) -> Self {
        Self { statement: self.statement.with_findings(findings), ..self }
    }
}

#[track_caller]
fn number(
    table: &str,
    name: &str,
    column: &'static str,
    write: impl FnOnce(&mut Query) -> Expr<i64>,
) -> (String, Vec<Finding>) {
    let mut query = Query::at(Location::caller());
    let value = write(&mut query).operand();
    let outputs = [Output { column, value }];
    match judge::query(&query, &outputs) {
        Ok(()) => (text::select(&query, &outputs), lints::query(&query, &outputs)),
        Err(mistake) => panic!("{}", QueryError::new(format!("{table}/check_{name}"), mistake)),
    }
}
