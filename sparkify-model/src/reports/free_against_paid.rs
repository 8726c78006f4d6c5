//! Whether listening is paid for, over time.

use crate::{Level, tables::Songplay};
use sparkify_schema::{Date, Row, Select, count_distinct, count_rows, sum, when};

/// The plays of one week, by what their listeners paid.
#[derive(Debug, Clone, PartialEq, Row)]
pub struct FreeAgainstPaid {
    /// The Monday the week began.
    pub week_of: Date,
    /// Users who listened.
    pub listeners: i64,
    /// Plays of free users.
    pub free: Option<i64>,
    /// Plays of paying users.
    pub paid: Option<i64>,
    /// Paid plays of 100, to a tenth.
    pub paid_percent: Option<f64>,
}

pub(super) fn select() -> Select<FreeAgainstPaid> {
    Select::new(|q| {
        let p = q.from::<Songplay>("p");
        let of = |level: Level| sum(when(p.level().eq(level), 1).otherwise(0));
        let week_of = q.grouped(p.start_time().week_start());
        q.order_by([week_of.clone().asc()]);
        let paid_percent = of(Level::Paid).cast::<f64>() * 100 / count_rows();
        FreeAgainstPaidValues {
            week_of,
            listeners: count_distinct(p.user_id()),
            free: of(Level::Free),
            paid: of(Level::Paid),
            paid_percent: paid_percent.round(1),
        }
    })
}
