//! What UPDATE and DELETE read besides the table they change.

use super::{Affected, Used, alias_is_plain};
use crate::{
    expr::{Condition, Expr},
    query::{
        Cte, Inner, Mistake, Query, Rows, Select, recursive,
        relation::Relation,
        rows::{self, Columns},
    },
    row::Row,
    table::Table,
};
use std::panic::Location;

impl Affected {
    /// `WITH name AS (SELECT …)` before the statement: a query to be read by its name, by
    /// [`using_rows`](Self::using_rows) and in subqueries of conditions and values.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WITH_clause.html>.
    #[track_caller]
    pub fn with<R: Row>(&mut self, name: &'static str, select: Select<R>) -> Cte<R> {
        let (with, sizes) = rows::with(name, select);
        self.ctes.push(with);
        Cte::new(name, sizes)
    }

    /// `WITH RECURSIVE name (…) AS (first UNION ALL step)` before the statement, as
    /// [`Query::with_recursive`](crate::Query::with_recursive).
    #[track_caller]
    pub fn with_recursive<R: Row>(
        &mut self,
        name: &'static str,
        first: Select<R>,
        step: impl FnOnce(&mut Query, &Cte<R>) -> R::Values,
    ) -> Cte<R> {
        let (with, sizes) = recursive::recursive::<R>(name, first, step);
        self.ctes.push(with);
        Cte::recursive(name, sizes)
    }

    /// `T AS alias`: only rows with a match in `T` are changed. Where one has several matches, Redshift takes any of
    /// them, so `T` should be unique by what `on` compares.
    #[track_caller]
    pub fn using<T: Table, C: Condition>(
        &mut self,
        alias: &'static str,
        on: impl FnOnce(T::Columns<Inner>) -> Expr<C>,
    ) -> T::Columns<Inner> {
        self.sources.push(Used { relation: Relation::of_table(T::DEF), alias, at: Location::caller() });
        self.filter(on(T::columns(alias)));
        T::columns(alias)
    }

    /// [`Affected::using`] of the rows of another query: a query of WITH, or in an UPDATE also a
    /// [`Select`] in FROM.
    #[track_caller]
    pub fn using_rows<S: Rows, C: Condition>(
        &mut self,
        alias: &'static str,
        rows: S,
        on: impl FnOnce(Columns<S, Inner>) -> Expr<C>,
    ) -> Columns<S, Inner> {
        let (relation, columns) = rows::read::<S, Inner>(alias, rows);
        self.filter(on(rows::columns_of::<S, Inner>(alias, &relation)));
        self.sources.push(Used { relation, alias, at: Location::caller() });
        columns
    }

    /// Redshift's page of DELETE has tables and queries of WITH in USING, and no subqueries.
    pub(in crate::query) fn reads_no_subquery(&self) -> Result<(), Mistake> {
        let is_subquery = |relation: &Relation| relation.table.is_none() && relation.sql.starts_with('(');
        match self.sources.iter().find(|used| is_subquery(&used.relation)) {
            Some(Used { alias, at, .. }) => Err(Mistake::from(format!(
                "`{alias}` is a subquery in USING, which Redshift does not document; put it before the statement by `with`"
            ))
            .at(Some(*at))),
            None => Ok(()),
        }
    }
}

impl Used {
    /// Its alias is plain and none of those `seen`, and its rows are right by themselves.
    pub(super) fn judge(&self, seen: &[&str]) -> Result<(), Mistake> {
        let Self { relation, alias, .. } = self;
        alias_is_plain(alias)?;
        if seen.contains(alias) {
            return Err(format!("the alias `{alias}` is used twice").into());
        }
        if relation.is_turned {
            return Err(format!(
            "{} `{alias}` ends with PIVOT or UNPIVOT; read it by `from_rows` in a `Select`, and take that",
            relation.label
        )
        .into());
        }
        match &relation.mistake {
            Some(mistake) => Err(mistake.clone().within(format!("in the subquery `{alias}`: "))),
            None => Ok(()),
        }
    }
}
