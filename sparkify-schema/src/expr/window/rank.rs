//! Ranks, and the values of other rows; they need an order, and take no frame.

use super::{Ordered, Window, WindowState};
use crate::{
    expr::{Expr, Facts},
    types::{Scalar, SqlType},
};

/// Windows in which rows have a rank.
#[diagnostic::on_unimplemented(
    message = "a rank, and the row before or after, need an ordered window without a frame",
    label = "this window has no order, or has a frame",
    note = "order it by `.order_by([…])`, and leave `.rows(…)` out"
)]
pub trait Ranked: WindowState {}
impl Ranked for Ordered {}

macro_rules! ranks {
    ($($(#[$doc:meta])* $name:ident -> $type:ty, $call:literal;)+) => {$(
        $(#[$doc])*
        pub fn $name(self) -> Expr<$type>
        where
            S: Ranked,
        {
            self.call($call, Vec::new(), Facts::default())
        }
    )+};
}

impl<S: WindowState> Window<S> {
    ranks! {
        /// `ROW_NUMBER()`: 1, 2, 3, …; ties are numbered in any order.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_ROW_NUMBER.html>.
        row_number -> i64, "ROW_NUMBER()";
        /// `RANK()`: ties share a rank, and the ranks after it are left out.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_RANK.html>.
        rank -> i64, "RANK()";
        /// `DENSE_RANK()`: ties share a rank, and none is left out.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_DENSE_RANK.html>.
        dense_rank -> i64, "DENSE_RANK()";
        /// `PERCENT_RANK()`: 0 for the first row, 1 for the last.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_PERCENT_RANK.html>.
        percent_rank -> f64, "PERCENT_RANK()";
        /// `CUME_DIST()`: the share of rows up to this one and its ties.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_CUME_DIST.html>.
        cume_dist -> f64, "CUME_DIST()";
    }

    /// `NTILE(buckets)`: the number, from 1, of the bucket of equal size the row is in.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_NTILE.html>.
    pub fn ntile(self, buckets: u32) -> Expr<i64>
    where
        S: Ranked,
    {
        let facts = Facts::default();
        let facts = if buckets == 0 { facts.wrong("an NTILE of no buckets") } else { facts };
        self.call(&format!("NTILE({buckets})"), Vec::new(), facts)
    }

    /// `LAG(value, rows)`: the value that many rows before; NULL where there is no such row.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_LAG.html>.
    pub fn lag<T: SqlType>(self, value: Expr<T>, rows: u32) -> Expr<T::Nullable>
    where
        S: Ranked,
    {
        self.same_size(&format!("LAG($1, {rows})"), value)
    }

    /// `LEAD(value, rows)`: the value that many rows after; NULL where there is no such row.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_LEAD.html>.
    pub fn lead<T: SqlType>(self, value: Expr<T>, rows: u32) -> Expr<T::Nullable>
    where
        S: Ranked,
    {
        self.same_size(&format!("LEAD($1, {rows})"), value)
    }

    /// `LAG(value, rows) IGNORE NULLS`: [`Window::lag`] among the rows that have a value.
    pub fn lag_known<T: Scalar>(self, value: Expr<Option<T>>, rows: u32) -> Expr<Option<T>>
    where
        S: Ranked,
    {
        self.same_size(&format!("LAG($1, {rows}) IGNORE NULLS"), value)
    }

    /// `LEAD(value, rows) IGNORE NULLS`: [`Window::lead`] among the rows that have a value.
    pub fn lead_known<T: Scalar>(self, value: Expr<Option<T>>, rows: u32) -> Expr<Option<T>>
    where
        S: Ranked,
    {
        self.same_size(&format!("LEAD($1, {rows}) IGNORE NULLS"), value)
    }
}
