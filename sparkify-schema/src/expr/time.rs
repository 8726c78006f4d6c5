//! Functions of dates, times and timestamps.

mod add;
mod epoch;
mod extract;
mod format;
mod interval;
mod month;
mod now;
mod part;
mod zone;

pub use add::{Apart, Movable, Truncated};
pub(super) use epoch::{DROPPED, drops_millis};
pub use epoch::{Milliseconds, Seconds};
pub use format::Formatted;
pub use month::Weekday;
pub use now::{current_date, getdate, sysdate};
pub use part::{DatePart, PartOf, TimePart};
pub use zone::InZone;

use super::Expr;
use crate::types::{Date, Scalar, SqlType, Time, TimeTz, Timestamp};

/// Types that have a date: DATE and TIMESTAMP.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no date parts",
    label = "expected a `Date` or a `Timestamp`",
    note = "milliseconds since 1970 become a `Timestamp` by `.epoch_millis()`, a `TimestampTz` by `.at_time_zone(…)`"
)]
pub trait HasDate: Scalar {}
impl HasDate for Date {}
impl HasDate for Timestamp {}

/// Types that have a time of day: TIME, TIMETZ and TIMESTAMP.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no time of day",
    label = "expected a `Time`, a `TimeTz` or a `Timestamp`",
    note = "milliseconds since 1970 become a `Timestamp` by `.epoch_millis()`, a `TimestampTz` by `.at_time_zone(…)`"
)]
pub trait HasTime: Scalar {}
impl HasTime for Time {}
impl HasTime for TimeTz {}
impl HasTime for Timestamp {}

impl<T: SqlType> Expr<T> {
    /// The day: `CAST(self AS DATE)`.
    pub fn date(self) -> Expr<T::Carry<Date>>
    where
        T::Base: HasDate,
    {
        self.cast::<Date>().retyped()
    }
}
