//! The cells of a PIVOT: an aggregate for each of some values of a column.

use super::OUTSIDE;
use crate::{
    expr::{Expr, Extreme, IntoExpr, Operand, Summed, avg, count, count_rows, max, min, sum},
    types::{Comparable, Scalar, SqlType},
};
use std::marker::PhantomData;

/// What marks a cell among the values of a row; it is never written.
const CELL: &str = "PIVOT";

/// The column whose values become columns; what is in their cells comes next.
#[must_use]
#[derive(Debug)]
pub struct PivotBy<K: Scalar> {
    key: Operand,
    kind: PhantomData<fn() -> K>,
}

/// An aggregate for each value of a column.
#[must_use]
#[derive(Debug)]
pub struct PivotCells<K: Scalar, V: SqlType> {
    key: Operand,
    aggregate: Operand,
    kind: PhantomData<fn() -> (K, V)>,
}

/// The values of `column` become columns: `pivot_by(l.state()).sum(l.fee()).at(State::Lent)` is the sum of the fees of
/// what is lent.
pub fn pivot_by<T: SqlType>(column: Expr<T>) -> PivotBy<T::Base> {
    PivotBy { key: column.operand(), kind: PhantomData }
}

type Sum<T> = Option<<<T as SqlType>::Base as Summed>::Sum>;

impl<K: Scalar> PivotBy<K> {
    /// `COUNT(*)`: 0 where there is no row.
    pub fn count_rows(self) -> PivotCells<K, i64> {
        self.cells(count_rows())
    }

    /// `COUNT(value)`: 0 where there is none.
    pub fn count<T: SqlType>(self, value: Expr<T>) -> PivotCells<K, i64> {
        self.cells(count(value))
    }

    /// `SUM(value)`: NULL where there is no row.
    pub fn sum<T: SqlType<Base: Summed>>(self, value: Expr<T>) -> PivotCells<K, Sum<T>> {
        self.cells(sum(value))
    }

    /// `AVG(value)`: NULL where there is no row.
    pub fn avg<T: SqlType<Base: Summed>>(self, value: Expr<T>) -> PivotCells<K, Sum<T>> {
        self.cells(avg(value))
    }

    /// `MIN(value)`: NULL where there is no row.
    pub fn min<T: SqlType<Base: Extreme>>(self, value: Expr<T>) -> PivotCells<K, T::Nullable> {
        self.cells(min(value))
    }

    /// `MAX(value)`: NULL where there is no row.
    pub fn max<T: SqlType<Base: Extreme>>(self, value: Expr<T>) -> PivotCells<K, T::Nullable> {
        self.cells(max(value))
    }

    fn cells<V: SqlType>(self, aggregate: Expr<V>) -> PivotCells<K, V> {
        PivotCells { key: self.key, aggregate: aggregate.operand(), kind: PhantomData }
    }
}

impl<K: Scalar, V: SqlType> PivotCells<K, V> {
    /// The cell for one value of the column, which is a literal.
    pub fn at<L: IntoExpr>(&self, value: L) -> Expr<V>
    where
        K: Comparable<<L::Type as SqlType>::Base>,
    {
        let value = value.into_expr().operand();
        let size = self.aggregate.facts.max_bytes;
        let (key, aggregate) = (self.key.clone(), self.aggregate.clone());
        let is_constant = value.facts.is_constant();
        let facts = aggregate.facts.and(key.facts).and(value.facts).sized(size);
        let facts = if is_constant { facts } else { facts.wrong("a cell for a value that is no literal") };
        let parts = vec![aggregate.node, key.node, value.node];
        Expr::new(sea_query::Expr::CustomWithExpr(CELL.into(), parts), facts.wrong(OUTSIDE))
    }
}

/// The parts of a cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) aggregate: &'a sea_query::Expr,
    pub(super) key: &'a sea_query::Expr,
    pub(super) value: &'a sea_query::Expr,
}

impl<'a> Cell<'a> {
    /// The cell that a value of a row is, if it is one.
    pub(super) fn of(value: &'a Operand) -> Option<Self> {
        match &value.node {
            sea_query::Expr::CustomWithExpr(mark, parts) if mark == CELL => match &parts[..] {
                [aggregate, key, value] => Some(Self { aggregate, key, value }),
                _ => None,
            },
            _ => None,
        }
    }
}
