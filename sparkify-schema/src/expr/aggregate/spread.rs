//! How far values lie apart: standard deviations and variances, of a sample or of all there are.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_STDDEV_functions.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_VARIANCE_functions.html>.

use super::{Expr, Summed, aggregate};
use crate::types::SqlType;
use sea_query::Func;

macro_rules! spreads {
    ($($(#[$doc:meta])* $name:ident => $function:literal;)+) => {$(
        $(#[$doc])*
        pub fn $name<T: SqlType<Base: Summed>>(value: Expr<T>) -> Expr<Option<f64>> {
            aggregate(value, |node| Func::cust($function).arg(node).into())
        }
    )+};
}
spreads! {
    /// `STDDEV_SAMP(value)`: of a sample; NULL for less than two rows.
    stddev_samp => "STDDEV_SAMP";
    /// `STDDEV_POP(value)`: of all there are; NULL for no rows.
    stddev_pop => "STDDEV_POP";
    /// `VAR_SAMP(value)`: of a sample; NULL for less than two rows.
    var_samp => "VAR_SAMP";
    /// `VAR_POP(value)`: of all there are; NULL for no rows.
    var_pop => "VAR_POP";
}
