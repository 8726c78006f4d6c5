//! UNION, EXCEPT and INTERSECT: only of queries that answer with the same row.

use super::{
    Inner, Select,
    body::{Body, Excerpt, SetOperation},
};
use crate::{expr::Order, row::Row};
use std::panic::Location;

impl<R: Row> Select<R> {
    /// `UNION`: the rows of both, equal rows once. Order them by [`Select::order_by`].
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_UNION.html>.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        self.combined(SetOperation::Union, other)
    }

    /// `UNION ALL`: the rows of both.
    #[must_use]
    pub fn union_all(self, other: Self) -> Self {
        self.combined(SetOperation::UnionAll, other)
    }

    /// `EXCEPT`: the rows that the other has not, equal rows once. Redshift has no `EXCEPT ALL`.
    #[must_use]
    pub fn except(self, other: Self) -> Self {
        self.combined(SetOperation::Except, other)
    }

    /// `INTERSECT`: the rows both have, equal rows once. Redshift has no `INTERSECT ALL`.
    #[must_use]
    pub fn intersect(self, other: Self) -> Self {
        self.combined(SetOperation::Intersect, other)
    }

    /// `ORDER BY` of the whole, the first key most important: `keys` gets the columns of the answer.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_UNION.html>.
    #[must_use]
    #[track_caller]
    pub fn order_by<K: IntoIterator<Item = Order>>(self, keys: impl FnOnce(R::Columns<Inner>) -> K) -> Self {
        let body = self.into_body();
        let at = Location::caller();
        let keys = keys(R::columns("", body.sizes())).into_iter().map(|key| key.at(at)).collect();
        Self::of(Body::Ordered(Box::new(body), keys, Excerpt::default()))
    }

    /// `LIMIT rows` of the whole, in the order it has been given.
    #[must_use]
    #[track_caller]
    pub fn limit(self, rows: u64) -> Self {
        self.excerpt(Excerpt { limit: Some(rows), offset: None, at: Some(Location::caller()) })
    }

    /// `OFFSET rows` of the whole: leaves out the first rows in the order it has been given.
    #[must_use]
    #[track_caller]
    pub fn offset(self, rows: u64) -> Self {
        self.excerpt(Excerpt { limit: None, offset: Some(rows), at: Some(Location::caller()) })
    }

    /// Which rows are taken; what is said twice stays visible, for the judge to tell.
    fn excerpt(self, more: Excerpt) -> Self {
        let body = self.into_body();
        if let Body::Ordered(ordered, keys, said) = body {
            return Self::of(match said.and(more) {
                Some(both) => Body::Ordered(ordered, keys, both),
                None => Body::Ordered(Box::new(Body::Ordered(ordered, keys, said)), Vec::new(), more),
            });
        }
        Self::of(Body::Ordered(Box::new(body), Vec::new(), more))
    }

    fn combined(self, operation: SetOperation, other: Self) -> Self {
        Self::of(Body::Set(Box::new(self.into_body()), operation, Box::new(other.into_body())))
    }
}
