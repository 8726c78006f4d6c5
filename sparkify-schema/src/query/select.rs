//! `SELECT …`, whose rows decode into a struct.

use super::{
    Query, QueryError,
    body::Body,
    judge::Output,
    relation::{Relation, Rows},
};
use crate::{
    row::{Row, RowError, RowValues},
    statement::Statement,
};
use std::{marker::PhantomData, panic::Location};

/// `SELECT …` answering with rows of type `R`.
#[derive(Debug)]
pub struct Select<R: Row> {
    pub(super) body: Body,
    row: PhantomData<fn() -> R>,
}

impl<R: Row> Select<R> {
    /// The query that `write` describes: its sources on the query, its columns by the struct it returns.
    #[track_caller]
    pub fn new(write: impl FnOnce(&mut Query) -> R::Values) -> Self {
        let mut query = Query::at(Location::caller());
        let outputs = write(&mut query)
            .assignments()
            .into_iter()
            .map(|(column, value)| Output { column, value })
            .collect();
        Self::of(Body::One(Box::new(query), outputs))
    }

    pub(super) fn of(body: Body) -> Self {
        Self { body, row: PhantomData }
    }

    pub(super) fn into_body(self) -> Body {
        self.body
    }

    /// The statement `<group>/<name>`.
    ///
    /// # Panics
    /// If the query has a mistake the compiler can't see, see [`Select::try_statement`]. A mistake is one of the
    /// code, not of data: any test that renders the statement finds it.
    #[must_use]
    #[track_caller]
    pub fn statement(&self, group: &'static str, name: &str) -> Statement {
        match self.try_statement(group, name) {
            Ok(statement) => statement,
            Err(error) => panic!("{error}"),
        }
    }

    /// The statement `<group>/<name>`.
    ///
    /// # Errors
    /// As [`Insert::try_statement`](super::Insert::try_statement).
    pub fn try_statement(&self, group: &'static str, name: &str) -> Result<Statement, QueryError> {
        self.body.judged().map_err(|mistake| QueryError::new(format!("{group}/{name}"), mistake))?;
        Ok(Statement::checked(group, name, self.body.sql())?.with_findings(self.body.findings()))
    }

    /// A row of the answer.
    ///
    /// # Errors
    /// If the cells are not those of an `R`.
    pub fn decode(cells: &[Option<&str>]) -> Result<R, RowError> {
        R::decode(cells)
    }
}

impl<R: Row> Rows for Select<R> {
    type Answer = R;

    fn relation(self) -> Relation {
        Relation::of_query(&self.body)
    }
}
