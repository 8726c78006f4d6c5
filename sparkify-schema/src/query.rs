//! Queries: where their rows come from, which of them stay, and in what order.

mod affected;
mod body;
mod create_table_as;
mod delete;
mod insert;
mod insert_rows;
pub(crate) mod judge;
mod keys;
pub(crate) mod lints;
mod materialized_view;
mod merge;
mod mistake;
mod mode;
mod outline;
mod pivot;
mod recursive;
mod relation;
mod rows;
mod select;
mod set;
mod source;
mod stored;
mod subquery;
pub(crate) mod text;
mod totals;
mod unload;
mod unnest;
mod update;
mod view;

pub use affected::Affected;
pub use create_table_as::CreateTableAs;
pub use delete::Delete;
pub use insert::{Insert, Load, Values};
pub use insert_rows::InsertRows;
pub use keys::Keys;
pub use materialized_view::MaterializedView;
pub use merge::{Matched, Merge, When};
pub use mistake::QueryError;
pub(crate) use mistake::{Mistake, Place};
pub use mode::{Inner, Mode, Outer};
pub use pivot::{Pivot, PivotBy, PivotCells, Turned, Unpivot, pivot_by, unpivoted, unpivoted_with_nulls};
pub(crate) use relation::TableRead;
pub use relation::{Cte, Relation, Rows};
pub use select::Select;
pub use stored::Stored;
pub use subquery::{exists, not_exists, scalar};
pub use totals::{GroupKey, TotalKeys};
pub use unload::{
    Encryption, Existing, Manifest, RowGroups, Unload, UnloadCompression, UnloadFormat, UnloadOptions,
};
pub use update::Update;
pub use view::{Binding, View};

use crate::{
    expr::{Condition, Expr, IntoExpr, Operand, Order, Orders},
    external::Readable,
    lint::{Allow, LintName},
    types::SqlType,
};
use body::Excerpt;
use rows::With;
use source::{Join, Source};
use std::panic::Location;
use totals::Totals;

/// A query while it is written: the argument of the closures of [`Insert::new`] and [`Select::new`].
#[derive(Debug, Default)]
pub struct Query {
    ctes: Vec<With>,
    sources: Vec<Source>,
    filters: Vec<Operand>,
    groups: Vec<Operand>,
    /// What the groups are besides those of all keys.
    totals: Option<Totals>,
    having: Vec<Operand>,
    one_per: Option<OnePer>,
    qualify: Vec<Operand>,
    distinct: bool,
    order: Vec<Order>,
    excerpt: Excerpt,
    allows: Vec<Allow>,
    /// Where it is written.
    at: Option<Place>,
}

/// One row is kept of all that share `keys`: the first in `order`.
#[derive(Debug)]
struct OnePer {
    keys: Vec<Operand>,
    order: Vec<Order>,
}

impl Query {
    /// A query written at that place.
    pub(crate) fn at(place: Place) -> Self {
        Self { at: Some(place), ..Self::default() }
    }

    /// `FROM T AS alias`; the first source of every query.
    #[track_caller]
    pub fn from<T: Readable>(&mut self, alias: &'static str) -> T::Columns<Inner> {
        self.sources.push(Source::table::<T>(Join::From, alias, None));
        T::read(alias)
    }

    /// `JOIN T AS alias ON …`: rows without a match are dropped, rows with several matches are repeated.
    #[track_caller]
    pub fn join<T: Readable, C: Condition>(
        &mut self,
        alias: &'static str,
        on: impl FnOnce(T::Columns<Inner>) -> Expr<C>,
    ) -> T::Columns<Inner> {
        let on = on(T::read(alias)).operand();
        self.sources.push(Source::table::<T>(Join::Inner, alias, Some(on)));
        T::read(alias)
    }

    /// `LEFT JOIN T AS alias ON …`: rows without a match stay, with NULL in every column of `T`; rows with several
    /// matches are repeated. [`Query::lookup`] never repeats a row.
    #[track_caller]
    pub fn left_join<T: Readable, C: Condition>(
        &mut self,
        alias: &'static str,
        on: impl FnOnce(T::Columns<Inner>) -> Expr<C>,
    ) -> T::Columns<Outer> {
        let on = on(T::read(alias)).operand();
        self.sources.push(Source::table::<T>(Join::Left, alias, Some(on)));
        T::read(alias)
    }

    /// A left join that finds at most one row of `T`: it never repeats a row and never drops one.
    ///
    /// Of several matches the first in `tie_break` is taken; [`Order::then`] adds a key to it. `on` has to be
    /// equalities joined by `and`, each between an expression of `T` and one without it.
    #[track_caller]
    pub fn lookup<T: Readable, C: Condition>(
        &mut self,
        alias: &'static str,
        on: impl FnOnce(T::Columns<Inner>) -> Expr<C>,
        tie_break: impl FnOnce(T::Columns<Inner>) -> Order,
    ) -> T::Columns<Outer> {
        let on = on(T::read(alias)).operand();
        let tie_break = tie_break(T::read(alias)).keys();
        self.sources.push(Source::table::<T>(Join::Lookup(tie_break), alias, Some(on)));
        T::read(alias)
    }

    /// `FROM A AS left FULL JOIN B AS right ON …`, as the first source: the rows of both, matched where `on` is true,
    /// with NULL in the columns of the one that has no match. `on` has to be equalities joined by `and`, which is
    /// all that Redshift can match both sides by.
    #[track_caller]
    pub fn full_join<A: Readable, B: Readable, C: Condition>(
        &mut self,
        left: &'static str,
        right: &'static str,
        on: impl FnOnce(A::Columns<Inner>, B::Columns<Inner>) -> Expr<C>,
    ) -> (A::Columns<Outer>, B::Columns<Outer>) {
        let on = on(A::read(left), B::read(right)).operand();
        self.sources.push(Source::table::<A>(Join::From, left, None));
        self.sources.push(Source::table::<B>(Join::Full, right, Some(on)));
        (A::read(left), B::read(right))
    }

    /// `CROSS JOIN T AS alias`: every row with every row.
    #[track_caller]
    pub fn cross_join<T: Readable>(&mut self, alias: &'static str) -> T::Columns<Inner> {
        self.sources.push(Source::table::<T>(Join::Cross, alias, None));
        T::read(alias)
    }

    /// `WHERE condition`; several are joined by AND. Rows for which it is unknown are dropped.
    #[track_caller]
    pub fn filter<C: Condition>(&mut self, condition: Expr<C>) {
        self.filters.push(condition.operand().at(Location::caller()));
    }

    /// Drops the rows where `value` is NULL, and gives the value as one that is not.
    #[track_caller]
    pub fn require<T: SqlType>(&mut self, value: Expr<T>) -> Expr<T::Base> {
        self.filter(value.clone().is_not_null());
        let Operand { node, facts } = value.operand();
        Expr::new(node, facts)
    }

    /// `SELECT DISTINCT`: equal rows once.
    pub fn distinct(&mut self) {
        self.distinct = true;
    }

    /// Keeps one row of all that share `key`: the one with the largest `latest`, of those with equal `latest` the
    /// first in `tie_break`. Several keys are a tuple.
    pub fn latest_by<L: SqlType>(
        &mut self,
        key: impl Keys,
        latest: Expr<L>,
        tie_break: impl IntoIterator<Item = Order>,
    ) {
        let order = std::iter::once(latest.desc()).chain(tie_break.into_iter().flat_map(Order::keys));
        self.one_per = Some(OnePer { keys: key.operands(), order: order.collect() });
    }

    /// Keeps one row of all that share `key`: the first in `order`. Several keys are a tuple.
    pub fn one_row_per(&mut self, key: impl Keys, order: impl Orders) {
        self.one_per = Some(OnePer { keys: key.operands(), order: order.keys() });
    }

    /// `QUALIFY condition`: drops the rows for which a condition on window functions is not true; several, and
    /// [`Query::one_row_per`], are joined by AND.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_QUALIFY_clause.html>.
    #[track_caller]
    pub fn qualify<C: Condition>(&mut self, condition: Expr<C>) {
        self.qualify.push(condition.operand().at(Location::caller()));
    }

    /// `GROUP BY value`; several are one key.
    #[track_caller]
    pub fn group_by<V: IntoExpr>(&mut self, value: V) {
        self.groups.push(value.into_expr().operand().at(Location::caller()));
    }

    /// [`Query::group_by`], and the value back to be selected.
    #[track_caller]
    pub fn grouped<T: SqlType>(&mut self, value: Expr<T>) -> Expr<T> {
        self.group_by(value.clone());
        value
    }

    /// `HAVING condition`: groups for which it is not true are dropped.
    #[track_caller]
    pub fn having<C: Condition>(&mut self, condition: Expr<C>) {
        self.having.push(condition.operand().at(Location::caller()));
    }

    /// `ORDER BY`, the first key most important.
    #[track_caller]
    pub fn order_by(&mut self, keys: impl IntoIterator<Item = Order>) {
        let at = Location::caller();
        self.order.extend(keys.into_iter().flat_map(Order::keys).map(|key| key.at(at)));
    }

    /// `LIMIT rows`; without an order Redshift picks them as it likes, so one has to be given.
    #[track_caller]
    pub fn limit(&mut self, rows: u64) {
        self.excerpt.at = Some(Location::caller());
        self.excerpt.limit = Some(rows);
    }

    /// `OFFSET rows`: leaves out the first rows. Like [`Query::limit`] it needs an order.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ORDER_BY_clause.html>.
    #[track_caller]
    pub fn offset(&mut self, rows: u64) {
        self.excerpt.at = Some(Location::caller());
        self.excerpt.offset = Some(rows);
    }

    /// Allows a lint of this query and of the queries in it, and says why; see [`lint`](crate::lint).
    pub fn allow(&mut self, lint: LintName, reason: &'static str) {
        self.allows.push(Allow { lint, reason });
    }

    /// Whether one of its queries of WITH reads its own rows.
    fn is_recursive(&self) -> bool {
        rows::is_recursive(&self.ctes)
    }

    /// Whether it ends before an order, a limit or a condition on windows, and begins with SELECT.
    fn is_plain(&self) -> bool {
        self.ctes.is_empty() && self.order.is_empty() && self.excerpt.is_all()
    }
}
