//! `time`: the dimension of moments.

use super::Songplay;
use sparkify_schema::{Insert, Load, Table, Timestamp};

/// One row per moment a song started, taken apart in UTC.
#[derive(Table)]
#[table(name = "time", kind = dimension, dist_style = all, sort_key(start_time))]
pub struct Time {
    /// The moment, to the millisecond.
    #[column(primary_key)]
    pub start_time: Timestamp,
    /// 0 to 23.
    pub hour: i32,
    /// Day of the month, 1 to 31.
    pub day: i32,
    /// Week of the year by ISO 8601, 1 to 53.
    pub week: i32,
    /// 1 to 12.
    pub month: i32,
    /// Year of the calendar.
    pub year: i32,
    /// Sunday 0 to Saturday 6.
    pub weekday: i32,
}

impl Load for Time {
    fn load() -> Insert<Self> {
        Insert::new(|q| {
            let p = q.from::<Songplay>("p");
            q.distinct();
            let start_time = p.start_time();
            TimeValues {
                hour: start_time.clone().hour(),
                day: start_time.clone().day(),
                week: start_time.clone().week(),
                month: start_time.clone().month(),
                year: start_time.clone().year(),
                weekday: start_time.clone().weekday(),
                start_time,
            }
        })
    }
}
