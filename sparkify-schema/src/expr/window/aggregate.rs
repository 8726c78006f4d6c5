//! Aggregates over a window.

use super::{Framed, Unordered, Window, WindowState};
use crate::{
    expr::{Condition, Expr, Extreme, Facts, Summed},
    types::{Scalar, SqlType},
};

/// Windows an aggregate may be computed over.
#[diagnostic::on_unimplemented(
    message = "an aggregate over an ordered window has to state its frame",
    label = "this window is ordered and has no frame",
    note = "say which rows count: `.rows_so_far()`, `.all_rows()`, or `.rows(start, end)`"
)]
pub trait Whole: WindowState {}
impl Whole for Unordered {}
impl Whole for Framed {}

macro_rules! spreads {
    ($($(#[$doc:meta])* $name:ident => $call:literal;)+) => {$(
        $(#[$doc])*
        pub fn $name<T: SqlType<Base: Summed>>(self, value: Expr<T>) -> Expr<Option<f64>>
        where
            S: Whole,
        {
            self.of($call, value)
        }
    )+};
}

impl<S: WindowState> Window<S> {
    /// `COUNT(*) OVER …`: rows.
    pub fn count_rows(self) -> Expr<i64>
    where
        S: Whole,
    {
        self.call("COUNT(*)", Vec::new(), Facts::default())
    }

    /// `COUNT(value) OVER …`: rows with a value.
    pub fn count<T: SqlType>(self, value: Expr<T>) -> Expr<i64>
    where
        S: Whole,
    {
        self.of("COUNT($1)", value)
    }

    /// `SUM(value) OVER …`.
    pub fn sum<T: SqlType<Base: Summed>>(self, value: Expr<T>) -> Expr<Option<<T::Base as Summed>::Sum>>
    where
        S: Whole,
    {
        self.of("SUM($1)", value)
    }

    /// `AVG(value) OVER …`; of integers cut to a BIGINT.
    pub fn avg<T: SqlType<Base: Summed>>(self, value: Expr<T>) -> Expr<Option<<T::Base as Summed>::Sum>>
    where
        S: Whole,
    {
        self.of("AVG($1)", value)
    }

    /// `MIN(value) OVER …`.
    pub fn min<T: SqlType<Base: Extreme>>(self, value: Expr<T>) -> Expr<T::Nullable>
    where
        S: Whole,
    {
        self.same_size("MIN($1)", value)
    }

    /// `MAX(value) OVER …`.
    pub fn max<T: SqlType<Base: Extreme>>(self, value: Expr<T>) -> Expr<T::Nullable>
    where
        S: Whole,
    {
        self.same_size("MAX($1)", value)
    }

    /// `BOOL_AND(condition) OVER …`.
    pub fn bool_and<C: Condition>(self, condition: Expr<C>) -> Expr<Option<bool>>
    where
        S: Whole,
    {
        self.of("BOOL_AND($1)", condition)
    }

    /// `BOOL_OR(condition) OVER …`.
    pub fn bool_or<C: Condition>(self, condition: Expr<C>) -> Expr<Option<bool>>
    where
        S: Whole,
    {
        self.of("BOOL_OR($1)", condition)
    }

    spreads! {
        /// `STDDEV_SAMP(value) OVER …`: the standard deviation of a sample.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_STDDEV.html>.
        stddev_samp => "STDDEV_SAMP($1)";
        /// `STDDEV_POP(value) OVER …`: the standard deviation of all there are.
        stddev_pop => "STDDEV_POP($1)";
        /// `VAR_SAMP(value) OVER …`: the variance of a sample.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_VARIANCE.html>.
        var_samp => "VAR_SAMP($1)";
        /// `VAR_POP(value) OVER …`: the variance of all there are.
        var_pop => "VAR_POP($1)";
    }

    /// `call` of one expression, as wide as the expression.
    pub(super) fn same_size<T: SqlType, U: SqlType>(self, call: &str, value: Expr<T>) -> Expr<U> {
        let size = value.facts.max_bytes;
        let result: Expr<U> = self.of(call, value);
        Expr::new(result.node, result.facts.sized(size))
    }
}

impl Window<Unordered> {
    /// `RATIO_TO_REPORT(value) OVER …`: its share of the partition's sum.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_RATIO_TO_REPORT.html>.
    pub fn ratio_to_report<T: SqlType<Base: Summed>>(self, value: Expr<T>) -> Expr<Option<f64>> {
        self.of("RATIO_TO_REPORT($1)", value)
    }
}

impl Window<Framed> {
    /// `FIRST_VALUE(value) OVER …`: of the frame's first row; NULL too where the frame is empty.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_first_value.html>.
    pub fn first_value<T: SqlType>(self, value: Expr<T>) -> Expr<T::Nullable> {
        self.same_size("FIRST_VALUE($1)", value)
    }

    /// `LAST_VALUE(value) OVER …`: of the frame's last row; NULL too where the frame is empty.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_first_value.html>.
    pub fn last_value<T: SqlType>(self, value: Expr<T>) -> Expr<T::Nullable> {
        self.same_size("LAST_VALUE($1)", value)
    }

    /// `NTH_VALUE(value, row) OVER …`: of the frame's row of that number, from 1; NULL too where the frame has not so many.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_NTH.html>.
    pub fn nth_value<T: SqlType>(self, value: Expr<T>, row: u32) -> Expr<T::Nullable> {
        numbered(row, self.same_size(&format!("NTH_VALUE($1, {row})"), value))
    }

    /// `NTH_VALUE(value, row) IGNORE NULLS OVER …`: the value of that number, from 1, of those that are not NULL.
    pub fn nth_known<T: Scalar>(self, value: Expr<Option<T>>, row: u32) -> Expr<Option<T>> {
        numbered(row, self.same_size(&format!("NTH_VALUE($1, {row}) IGNORE NULLS"), value))
    }

    /// `FIRST_VALUE(value IGNORE NULLS) OVER …`: the frame's first value that is not NULL.
    pub fn first_known<T: Scalar>(self, value: Expr<Option<T>>) -> Expr<Option<T>> {
        self.same_size("FIRST_VALUE($1 IGNORE NULLS)", value)
    }

    /// `LAST_VALUE(value IGNORE NULLS) OVER …`: the frame's last value that is not NULL.
    pub fn last_known<T: Scalar>(self, value: Expr<Option<T>>) -> Expr<Option<T>> {
        self.same_size("LAST_VALUE($1 IGNORE NULLS)", value)
    }
}

/// Redshift counts the rows of a frame from 1.
fn numbered<T: SqlType>(row: u32, value: Expr<T>) -> Expr<T> {
    if row == 0 { value.wrong("the value of row 0 of a frame, whose first is 1") } else { value }
}
