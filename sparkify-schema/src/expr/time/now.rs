//! The present. `NOW()`, `CURRENT_TIMESTAMP` and their like run on the leader node only, so they are not here.

use crate::{
    expr::{Expr, Facts, call},
    types::{Date, Timestamp},
};

/// `GETDATE()`: the start of the statement in UTC, without a fraction of a second.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_GETDATE.html>.
pub fn getdate() -> Expr<Timestamp> {
    Expr::new(call("GETDATE", []), Facts::default())
}

/// `SYSDATE`: the start of the transaction in UTC, to the microsecond.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_SYSDATE.html>.
pub fn sysdate() -> Expr<Timestamp> {
    Expr::new(sea_query::Expr::custom_keyword("SYSDATE"), Facts::default())
}

/// `CURRENT_DATE`: today in the session's zone, which is UTC unless set.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CURRENT_DATE_function.html>.
pub fn current_date() -> Expr<Date> {
    Expr::new(sea_query::Expr::custom_keyword("CURRENT_DATE"), Facts::default())
}
