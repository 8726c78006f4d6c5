//! Reading the rows of another query: WITH, and subqueries in FROM.

use super::{
    Inner, Mistake, Outer, Place, Query, Select,
    relation::{Cte, Relation, Rows, TableRead},
    source::{Join, Source},
};
use crate::{
    expr::{Condition, Expr, Order},
    lint::Finding,
    row::{Row, Sizes},
};
use std::panic::Location;

/// The columns of the rows of `S`.
pub(super) type Columns<S, M> = <<S as Rows>::Answer as Row>::Columns<M>;

/// A query of WITH.
#[derive(Debug)]
pub(super) struct With {
    pub(super) name: &'static str,
    /// The names of its columns, which are said where it reads its own rows.
    pub(super) columns: Vec<&'static str>,
    pub(super) sql: String,
    /// The tables it reads.
    pub(super) tables: Vec<TableRead>,
    /// What is probably not meant in it.
    pub(super) findings: Vec<Finding>,
    /// The first mistake, or the earlier queries of WITH it reads.
    pub(super) judged: Result<Vec<&'static str>, Mistake>,
    /// Where it is written.
    pub(super) at: Place,
}

impl Query {
    /// `WITH name AS (SELECT …)`: a query to be read by its name, once or often.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WITH_clause.html>.
    #[track_caller]
    pub fn with<R: Row>(&mut self, name: &'static str, select: Select<R>) -> Cte<R> {
        let (with, sizes) = with(name, select);
        self.ctes.push(with);
        Cte::new(name, sizes)
    }

    /// `FROM rows AS alias`; the first source of every query.
    #[track_caller]
    pub fn from_rows<S: Rows>(&mut self, alias: &'static str, rows: S) -> Columns<S, Inner> {
        let (relation, columns) = read::<S, Inner>(alias, rows);
        self.sources.push(Source::new(Join::From, relation, alias, None));
        columns
    }

    /// [`Query::join`] of the rows of another query.
    #[track_caller]
    pub fn join_rows<S: Rows, C: Condition>(
        &mut self,
        alias: &'static str,
        rows: S,
        on: impl FnOnce(Columns<S, Inner>) -> Expr<C>,
    ) -> Columns<S, Inner> {
        let (relation, columns) = read::<S, Inner>(alias, rows);
        let on = on(columns_of::<S, Inner>(alias, &relation)).operand();
        self.sources.push(Source::new(Join::Inner, relation, alias, Some(on)));
        columns
    }

    /// [`Query::left_join`] of the rows of another query.
    #[track_caller]
    pub fn left_join_rows<S: Rows, C: Condition>(
        &mut self,
        alias: &'static str,
        rows: S,
        on: impl FnOnce(Columns<S, Inner>) -> Expr<C>,
    ) -> Columns<S, Outer> {
        let (relation, columns) = read::<S, Outer>(alias, rows);
        let on = on(columns_of::<S, Inner>(alias, &relation)).operand();
        self.sources.push(Source::new(Join::Left, relation, alias, Some(on)));
        columns
    }

    /// [`Query::lookup`] in the rows of another query.
    #[track_caller]
    pub fn lookup_rows<S: Rows, C: Condition>(
        &mut self,
        alias: &'static str,
        rows: S,
        on: impl FnOnce(Columns<S, Inner>) -> Expr<C>,
        tie_break: impl FnOnce(Columns<S, Inner>) -> Order,
    ) -> Columns<S, Outer> {
        let (relation, columns) = read::<S, Outer>(alias, rows);
        let on = on(columns_of::<S, Inner>(alias, &relation)).operand();
        let tie_break = tie_break(columns_of::<S, Inner>(alias, &relation)).keys();
        self.sources.push(Source::new(Join::Lookup(tie_break), relation, alias, Some(on)));
        columns
    }

    /// [`Query::cross_join`] of the rows of another query.
    #[track_caller]
    pub fn cross_join_rows<S: Rows>(&mut self, alias: &'static str, rows: S) -> Columns<S, Inner> {
        let (relation, columns) = read::<S, Inner>(alias, rows);
        self.sources.push(Source::new(Join::Cross, relation, alias, None));
        columns
    }
}

/// Whether one of them reads its own rows.
pub(super) fn is_recursive(ctes: &[With]) -> bool {
    ctes.iter().any(|with| !with.columns.is_empty())
}

/// The query, and the most bytes of each of its columns.
#[track_caller]
pub(super) fn with<R: Row>(name: &'static str, select: Select<R>) -> (With, Sizes) {
    let body = select.into_body();
    let judged = if body.has_ctes() {
        Err("it has a WITH of its own, which Redshift does not allow; put both beside each other".into())
    } else {
        body.judged_alone()
    };
    (
        With {
            name,
            columns: Vec::new(),
            sql: body.sql(),
            tables: body.tables(),
            findings: body.findings(),
            judged,
            at: Location::caller(),
        },
        body.sizes(),
    )
}

/// What is read, and its columns under `alias`.
pub(super) fn read<S: Rows, M: super::Mode>(alias: &'static str, rows: S) -> (Relation, Columns<S, M>) {
    let relation = rows.relation();
    let columns = columns_of::<S, M>(alias, &relation);
    (relation, columns)
}

/// The columns under `alias`.
pub(super) fn columns_of<S: Rows, M: super::Mode>(alias: &'static str, relation: &Relation) -> Columns<S, M> {
    <S::Answer as Row>::columns(alias, relation.sizes.clone())
}
