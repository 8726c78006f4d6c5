//! UNION, EXCEPT and INTERSECT: only of queries that answer with the same row.

use super::{
    Select,
    body::{Body, SetOperation},
};
use crate::row::Row;

impl<R: Row> Select<R> {
    /// `UNION`: the rows of both, equal rows once. Order them by reading them with
    /// [`Query::from_rows`](super::Query::from_rows).
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

    fn combined(self, operation: SetOperation, other: Self) -> Self {
        Self::of(Body::Set(Box::new(self.into_body()), operation, Box::new(other.into_body())))
    }
}
