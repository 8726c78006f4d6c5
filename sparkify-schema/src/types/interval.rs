//! Spans of time: months, and days with their time.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html>.

use super::{
    ColumnType, Family, NotNullColumn,
    value::{sized, texts},
};
use crate::const_text::ConstText;
use std::fmt;

/// `INTERVAL YEAR TO MONTH`: years and months, as Redshift writes them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IntervalYearToMonth(String);

/// `INTERVAL DAY TO SECOND(P)`: days and a time with `P` digits of a second's fraction, 0 to 6; as Redshift writes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IntervalDayToSecond<const P: u8 = 6>(String);

texts!(IntervalYearToMonth, IntervalDayToSecond<const P: u8>);

impl ColumnType for IntervalYearToMonth {
    const SQL: &'static str = "INTERVAL YEAR TO MONTH";
    const FAMILY: Family = Family::IntervalYearToMonth;
    const NAME: &'static str = "IntervalYearToMonth";
    type Expr = Self;
}
impl NotNullColumn for IntervalYearToMonth {}

impl<const P: u8> IntervalDayToSecond<P> {
    const TEXT: ConstText<32> = sized("INTERVAL DAY TO SECOND(", P as u32);
}
impl<const P: u8> ColumnType for IntervalDayToSecond<P> {
    const SQL: &'static str = Self::TEXT.as_str();
    const FAMILY: Family = Family::IntervalDayToSecond;
    const NAME: &'static str = "IntervalDayToSecond";
    const MISTAKE: Option<&'static str> =
        if P <= 6 { None } else { Some("INTERVAL DAY TO SECOND(p): p is a number of digits from 0 to 6") };
    /// As in an expression, which keeps microseconds.
    type Expr = IntervalDayToSecond;
}
impl<const P: u8> NotNullColumn for IntervalDayToSecond<P> {}
