//! Queries inside expressions: EXISTS, IN, and a single value. They may use columns of the query around them.
//!
//! What Redshift refuses of such uses is told when the statement is rendered.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_correlated_subqueries.html>.

use super::{
    Inner, Query,
    judge::{self, Output},
    text,
};
use crate::{
    expr::{Condition, Expr, Facts, IntoExpr, Operand, bracketed, tree},
    external::Readable,
    render::{expression, indented},
    types::{Comparable, Scalar, SqlType},
};
use std::panic::Location;

/// `EXISTS (SELECT …)`: whether the query that `write` describes has a row.
#[track_caller]
pub fn exists(write: impl FnOnce(&mut Query)) -> Expr<bool> {
    let (sql, facts) = rows(write);
    Expr::new(sea_query::Expr::cust(format!("EXISTS {sql}")), facts)
}

/// `NOT EXISTS (SELECT …)`: whether the query that `write` describes has no row.
#[track_caller]
pub fn not_exists(write: impl FnOnce(&mut Query)) -> Expr<bool> {
    let (sql, facts) = rows(write);
    Expr::new(sea_query::Expr::cust(format!("NOT EXISTS {sql}")), facts)
}

/// `(SELECT …)` as a value: NULL where the query has no row. It has to be an aggregate without GROUP BY, or one row
/// by LIMIT, so that there is never a second row, which would fail.
#[track_caller]
pub fn scalar<T: SqlType>(write: impl FnOnce(&mut Query) -> Expr<T>) -> Expr<T::Nullable> {
    let mut query = Query::at(Location::caller());
    let value = write(&mut query).operand();
    let size = value.facts.max_bytes;
    let is_one = query.groups.is_empty() && value.facts.aggregate || query.excerpt.limit == Some(1);
    let (sql, facts) = nested(&query, value);
    let facts = if is_one {
        facts
    } else {
        facts.wrong("a subquery as a value that may have several rows; aggregate them, or limit them to 1")
    };
    Expr::new(sea_query::Expr::cust(sql), facts.sized(size))
}

impl<T: SqlType> Expr<T> {
    /// `self IN (SELECT …)`.
    #[track_caller]
    pub fn is_in_query<R: SqlType>(self, write: impl FnOnce(&mut Query) -> Expr<R>) -> Expr<T::Or<R, bool>>
    where
        T::Base: Comparable<R::Base>,
    {
        self.in_query("IN", write)
    }

    /// `self NOT IN (SELECT …)`: neither side may be NULL, which would make the condition unknown for every row.
    #[track_caller]
    pub fn not_in_query<R: Scalar>(self, write: impl FnOnce(&mut Query) -> Expr<R>) -> Expr<bool>
    where
        T: Scalar + Comparable<R::Base>,
    {
        self.in_query("NOT IN", write)
    }

    #[track_caller]
    fn in_query<R: SqlType, U: SqlType>(
        self,
        operator: &str,
        write: impl FnOnce(&mut Query) -> Expr<R>,
    ) -> Expr<U> {
        let mut query = Query::at(Location::caller());
        let value = write(&mut query).operand();
        // Redshift runs it with MIN and MAX.
        let groups = !query.groups.is_empty() && value.facts.aggregate && !tree::is_extreme(&value.node);
        let (sql, mut subquery) = nested(&query, value);
        if groups && subquery.is_correlated() {
            subquery = subquery.wrong(
                "a correlated IN over an aggregate with GROUP BY, which Redshift does not run; use `exists`",
            );
        }
        let Operand { node, facts } = self.operand();
        let left = expression(&bracketed(node));
        let facts = facts.and(subquery).computed();
        Expr::new(sea_query::Expr::cust(format!("{left} {operator} {sql}")), facts)
    }
}

impl Query {
    /// Keeps only the rows that `T` has no match for: what is new. Rows are neither repeated nor joined.
    #[track_caller]
    pub fn anti_join<T: Readable, C: Condition>(
        &mut self,
        alias: &'static str,
        on: impl FnOnce(T::Columns<Inner>) -> Expr<C>,
    ) {
        self.filter(not_exists(|q| {
            let columns = q.from::<T>(alias);
            q.filter(on(columns));
        }));
    }

    /// Keeps only the rows that `T` has a match for. Rows are neither repeated nor joined.
    #[track_caller]
    pub fn semi_join<T: Readable, C: Condition>(
        &mut self,
        alias: &'static str,
        on: impl FnOnce(T::Columns<Inner>) -> Expr<C>,
    ) {
        self.filter(exists(|q| {
            let columns = q.from::<T>(alias);
            q.filter(on(columns));
        }));
    }
}

#[track_caller]
fn rows(write: impl FnOnce(&mut Query)) -> (String, Facts) {
    let mut query = Query::at(Location::caller());
    write(&mut query);
    nested(&query, 1.into_expr().operand())
}

/// The text of a query in brackets, and what the query around it has to know.
fn nested(query: &Query, value: Operand) -> (String, Facts) {
    let outputs = [Output { column: "", value }];
    let sql = format!("(\n    {}\n)", indented(&text::select(query, &outputs), 4));
    let facts = Facts::of_subquery(judge::outside(query, &outputs));
    let facts = if let Some(place) = query.at { facts.at(place) } else { facts };
    match judge::nested(query, &outputs) {
        Ok(()) => (sql, facts),
        Err(mistake) => (sql, facts.wrong(mistake.within("a subquery with a mistake: "))),
    }
}
