//! When people listen.

use crate::tables::{Songplay, Time};
use sparkify_schema::{Expr, Row, Select, count_rows, sum, when};

/// The plays that started in one hour of the day, by the day of the week.
#[derive(Debug, Clone, PartialEq, Row)]
pub struct PlaysOfHour {
    /// The hour, 0 to 23 UTC.
    pub hour: i32,
    /// Plays on Mondays.
    pub monday: Option<i64>,
    /// Plays on Tuesdays.
    pub tuesday: Option<i64>,
    /// Plays on Wednesdays.
    pub wednesday: Option<i64>,
    /// Plays on Thursdays.
    pub thursday: Option<i64>,
    /// Plays on Fridays.
    pub friday: Option<i64>,
    /// Plays on Saturdays.
    pub saturday: Option<i64>,
    /// Plays on Sundays.
    pub sunday: Option<i64>,
    /// Plays on every day.
    pub plays: i64,
}

pub(super) fn select() -> Select<PlaysOfHour> {
    Select::new(|q| {
        let p = q.from::<Songplay>("p");
        let t = q.join::<Time, _>("t", |t| p.start_time().eq(t.start_time()));
        let on = |weekday: i32| -> Expr<Option<i64>> { sum(when(t.weekday().eq(weekday), 1).otherwise(0)) };
        let hour = q.grouped(t.hour());
        q.order_by([hour.clone().asc()]);
        PlaysOfHourValues {
            hour,
            monday: on(1),
            tuesday: on(2),
            wednesday: on(3),
            thursday: on(4),
            friday: on(5),
            saturday: on(6),
            sunday: on(0),
            plays: count_rows(),
        }
    })
}
