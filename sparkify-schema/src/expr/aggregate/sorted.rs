//! Aggregates that sort their values: all of a query have to sort alike, and none stands beside one of different
//! values.
//!
//! Redshift runs them on its compute nodes only: the query has to read a table, as every query here does.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_LISTAGG.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_MEDIAN.html>.

use super::{Expr, Extreme, Summed};
use crate::{
    expr::{Facts, Order, Orders, text::Textual, text::WIDEST},
    render::expression,
    types::{Date, Numeric, Scalar, SqlType, Text, Timestamp, TimestampTz},
};

/// Types between whose values a median may lie, and the type of the median.
#[diagnostic::on_unimplemented(
    message = "there is no median of `{Self}`",
    label = "expected a number, a `Date` or a timestamp",
    note = "a newtype gives its value by `.inner()`"
)]
pub trait Interpolated: Extreme {
    /// The type of the median: integers and DECIMAL give a DECIMAL.
    type Median: Scalar;
}

macro_rules! medians {
    ($($value:ty => $median:ty;)+) => {$(
        impl Interpolated for $value {
            type Median = $median;
        }
    )+};
}
medians! {
    i16 => Numeric;
    i32 => Numeric;
    i64 => Numeric;
    Numeric => Numeric;
    f32 => f64;
    f64 => f64;
    Date => Date;
    Timestamp => Timestamp;
    TimestampTz => TimestampTz;
}

/// `LISTAGG(value, delimiter) WITHIN GROUP (ORDER BY order)`: the values of all rows in one text, NULL and empty ones
/// left out; NULL for no rows. Past 65535 bytes the query fails.
///
/// ```
/// # use sparkify_schema::*;
/// # #[derive(Table)]
/// # #[table(name = "loans", kind = fact)]
/// # pub struct Loan { pub title: Varchar<300>, pub member_no: i64 }
/// # #[derive(Row)]
/// # pub struct Member { pub member_no: i64, pub titles: Option<String> }
/// let members = Select::<Member>::new(|q| {
///     let l = q.from::<Loan>("l");
///     MemberValues {
///         member_no: q.grouped(l.member_no()),
///         titles: listagg(l.title(), ", ", [l.title().asc()]),
///     }
/// });
/// assert!(members.statement("reports", "members").sql.contains(
///     "LISTAGG(l.title, ', ') WITHIN GROUP (ORDER BY l.title) AS titles"
/// ));
/// ```
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_LISTAGG.html>.
pub fn listagg<T: SqlType<Base: Textual>>(
    value: Expr<T>,
    delimiter: &str,
    order: impl Orders,
) -> Expr<Option<Text>> {
    delimited(DELIMITED[0], value, delimiter, order)
}

/// [`listagg`] of each different value once.
pub fn listagg_distinct<T: SqlType<Base: Textual>>(
    value: Expr<T>,
    delimiter: &str,
    order: impl Orders,
) -> Expr<Option<Text>> {
    delimited(DELIMITED[1], value, delimiter, order)
}

/// `MEDIAN(value)`: the value in the middle, or between the two in the middle; NULL for no rows.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_MEDIAN.html>.
pub fn median<T: SqlType<Base: Interpolated>>(
    value: Expr<T>,
) -> Expr<Option<<T::Base as Interpolated>::Median>> {
    let order = expression(&value.node);
    let facts = value.facts.computed().inside_aggregate().sorted_by(order);
    Expr::new(sea_query::Func::cust("MEDIAN").arg(value.node).into(), facts)
}

/// `PERCENTILE_CONT(part) WITHIN GROUP (ORDER BY value)`: the value below which that part of the values lies, or what
/// lies between two; NULL for no rows.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_PERCENTILE_CONT.html>.
pub fn percentile_cont<T: SqlType<Base: Interpolated>>(
    part: f64,
    value: Expr<T>,
) -> Expr<Option<<T::Base as Interpolated>::Median>> {
    let (call, order, facts) = percentile("PERCENTILE_CONT", part, value);
    let sorted = within_group(&call, Vec::new(), facts, [order]);
    Expr::new(sorted.node, sorted.facts.computed().inside_aggregate().sorted_by(sorted.order))
}

/// `APPROXIMATE PERCENTILE_DISC(part) WITHIN GROUP (ORDER BY value)`: about the first value below or at which that part
/// of the values lies, by a sketch and without sorting them; NULL for no rows.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_APPROXIMATE_PERCENTILE_DISC.html>.
pub fn approximate_percentile_disc<T: SqlType<Base: Summed>>(part: f64, value: Expr<T>) -> Expr<T::Nullable> {
    let (call, order, facts) = percentile("APPROXIMATE PERCENTILE_DISC", part, value);
    // It sorts nothing, so it need not sort like others.
    let sketched = within_group(&call, Vec::new(), facts, [order]);
    Expr::new(sketched.node, sketched.facts.computed().inside_aggregate())
}

/// LISTAGG of every value, and of different ones.
pub(in crate::expr) const DELIMITED: [&str; 2] = ["LISTAGG($1, $2)", "LISTAGG(DISTINCT $1, $2)"];

/// The call of a percentile, the value as its order, and what is wrong with the part.
pub(in crate::expr) fn percentile<T: SqlType>(
    function: &str,
    part: f64,
    value: Expr<T>,
) -> (String, Order, Facts) {
    let facts = if (0.0..=1.0).contains(&part) {
        Facts::default()
    } else {
        Facts::default().wrong(format!("a percentile of {part}, which is not from 0 to 1"))
    };
    (format!("{function}({part})"), value.asc(), facts)
}

/// A call with its order.
pub(in crate::expr) struct Sorted {
    pub(in crate::expr) node: sea_query::Expr,
    pub(in crate::expr) facts: Facts,
    /// The text of its order.
    order: String,
}

/// `call WITHIN GROUP (ORDER BY order)`, with the arguments as `$1`, `$2`, … in `call`.
pub(in crate::expr) fn within_group(
    call: &str,
    mut arguments: Vec<sea_query::Expr>,
    mut facts: Facts,
    order: impl Orders,
) -> Sorted {
    let (mut keys, mut written) = (Vec::new(), Vec::new());
    for key in order.keys() {
        let direction = key.direction();
        written.push(format!("{}{direction}", expression(&key.by.node)));
        facts = facts.and(key.by.facts);
        arguments.push(key.by.node);
        keys.push(format!("${}{direction}", arguments.len()));
    }
    let template = format!("{call} WITHIN GROUP (ORDER BY {})", keys.join(", "));
    Sorted { node: sea_query::Expr::cust_with_exprs(template, arguments), facts, order: written.join(", ") }
}

fn delimited<T: SqlType>(
    call: &str,
    value: Expr<T>,
    delimiter: &str,
    order: impl Orders,
) -> Expr<Option<Text>> {
    let sorted = within_group(call, vec![value.node, delimiter.into()], value.facts, order);
    let facts = sorted.facts.computed().inside_aggregate().sorted_by(sorted.order);
    Expr::new(sorted.node, facts.sized(Some(WIDEST)))
}
