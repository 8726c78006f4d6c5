//! Window functions that sort the partition by themselves: the window has neither order nor frame.

use super::{Unordered, Window};
use crate::{
    expr::{
        Expr, Interpolated, Orders,
        aggregate::{DELIMITED, percentile, within_group},
        text::{Textual, WIDEST},
    },
    types::{SqlType, Text},
};

impl Window<Unordered> {
    /// `LISTAGG(value, delimiter) WITHIN GROUP (ORDER BY order) OVER …`: the texts of the partition's rows in one.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_LISTAGG.html>.
    pub fn listagg<T: SqlType<Base: Textual>>(
        self,
        value: Expr<T>,
        delimiter: &str,
        order: impl Orders,
    ) -> Expr<Option<Text>> {
        self.delimited(DELIMITED[0], value, delimiter, order)
    }

    /// [`Window::listagg`] of each different value once.
    pub fn listagg_distinct<T: SqlType<Base: Textual>>(
        self,
        value: Expr<T>,
        delimiter: &str,
        order: impl Orders,
    ) -> Expr<Option<Text>> {
        self.delimited(DELIMITED[1], value, delimiter, order)
    }

    /// `MEDIAN(value) OVER …`.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_MEDIAN.html>.
    pub fn median<T: SqlType<Base: Interpolated>>(
        self,
        value: Expr<T>,
    ) -> Expr<Option<<T::Base as Interpolated>::Median>> {
        self.of("MEDIAN($1)", value)
    }

    /// `PERCENTILE_CONT(part) WITHIN GROUP (ORDER BY value) OVER …`: the value below which that part of the
    /// partition lies, or what lies between two.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_PERCENTILE_CONT.html>.
    pub fn percentile_cont<T: SqlType<Base: Interpolated>>(
        self,
        part: f64,
        value: Expr<T>,
    ) -> Expr<Option<<T::Base as Interpolated>::Median>> {
        let (call, order, facts) = percentile("PERCENTILE_CONT", part, value);
        let sorted = within_group(&call, Vec::new(), facts, [order]);
        self.call_of(sorted.node, sorted.facts)
    }

    /// `PERCENTILE_DISC(part) WITHIN GROUP (ORDER BY value) OVER …`: the first value of the partition below or at
    /// which that part of it lies. Redshift has it as a window function only.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WF_PERCENTILE_DISC.html>.
    pub fn percentile_disc<T: SqlType<Base: Interpolated>>(
        self,
        part: f64,
        value: Expr<T>,
    ) -> Expr<T::Nullable> {
        let (call, order, facts) = percentile("PERCENTILE_DISC", part, value);
        let sorted = within_group(&call, Vec::new(), facts, [order]);
        self.call_of(sorted.node, sorted.facts)
    }

    fn delimited<T: SqlType>(
        self,
        call: &str,
        value: Expr<T>,
        delimiter: &str,
        order: impl Orders,
    ) -> Expr<Option<Text>> {
        let sorted = within_group(call, vec![value.node, delimiter.into()], value.facts, order);
        let all: Expr<Option<Text>> = self.call_of(sorted.node, sorted.facts);
        all.sized(Some(WIDEST))
    }
}
