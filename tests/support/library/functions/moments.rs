//! Functions of dates and times.

use super::super::{Book, Loan, StagingLoan};
use sparkify_schema::{
    Date, DatePart, IntervalDayToSecond, IntervalYearToMonth, Row, Select, TimePart, Timestamp, Varchar,
    Weekday, current_date, getdate, sysdate,
};

/// The parts of the moment a book was bought.
#[derive(Debug, Row)]
pub(super) struct Parts {
    pub(super) century: i32,
    pub(super) decade: i32,
    pub(super) year_day: i32,
    pub(super) hour: i32,
    pub(super) minute: i32,
    pub(super) second: i32,
    pub(super) millisecond: i32,
    pub(super) microsecond: i32,
    pub(super) exact_second: f64,
    pub(super) epoch: i64,
    pub(super) epoch_millis: i64,
}

pub(super) fn parts() -> Select<Parts> {
    Select::new(|q| {
        let b = q.from::<Book>("b");
        PartsValues {
            century: b.bought_at().century(),
            decade: b.bought_at().decade(),
            year_day: b.bought_at().year_day(),
            hour: b.bought_at().hour(),
            minute: b.bought_at().minute(),
            second: b.bought_at().second(),
            millisecond: b.bought_at().millisecond(),
            microsecond: b.bought_at().microsecond(),
            exact_second: b.bought_at().second_with_fraction(),
            epoch: b.bought_at().to_epoch_seconds(),
            epoch_millis: b.bought_at().to_epoch_millis(),
        }
    })
}

/// Moments around a loan.
#[derive(Debug, Row)]
pub(super) struct Moved {
    pub(super) due: Date,
    pub(super) reminded: Timestamp,
    pub(super) called: Timestamp,
    pub(super) filed: Timestamp,
    pub(super) kept_until: Date,
    pub(super) thrown_away: Date,
    pub(super) week: Timestamp,
    pub(super) month_end: Date,
    pub(super) next_month: Timestamp,
    pub(super) friday: Date,
    pub(super) days: i64,
    pub(super) age: i32,
    pub(super) months: f64,
    pub(super) seconds: Timestamp,
}

pub(super) fn moved() -> Select<Moved> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        q.filter(l.lent_on().gt(getdate() - IntervalYearToMonth::years(2)));
        q.filter(l.lent_on().lt(sysdate() - IntervalDayToSecond::minutes(30)));
        MovedValues {
            due: l.lent_on() + l.days(),
            reminded: l.lent_on().date_add(DatePart::Week, 2),
            called: l.lent_on().cast::<Timestamp>().date_add(TimePart::Hour, l.days() * 2_i16),
            filed: l.lent_on() + IntervalDayToSecond::days(90) - IntervalDayToSecond::hours(12),
            kept_until: l.lent_on() + IntervalYearToMonth::months(18),
            thrown_away: current_date() - 7,
            week: l.lent_on().start_of(DatePart::Week),
            month_end: l.lent_on().last_day(),
            next_month: l.lent_on().add_months(1),
            friday: l.lent_on().next(Weekday::Friday),
            days: getdate().parts_since(DatePart::Day, l.lent_on()),
            age: current_date() - l.lent_on(),
            months: current_date().months_since(l.lent_on()),
            seconds: l.member_no().epoch_seconds(),
        }
    })
}

/// Dates as texts, and in other zones.
#[derive(Debug, Row)]
pub(super) struct Written {
    pub(super) month: Option<String>,
    pub(super) fee: Option<String>,
    pub(super) read: Option<Date>,
    pub(super) moment: Option<Timestamp>,
    pub(super) berlin: Timestamp,
    pub(super) hour_of_berlin: i32,
    pub(super) tried: Option<Date>,
    pub(super) number: Option<i32>,
}

pub(super) fn written() -> Select<Written> {
    Select::new(|q| {
        let l = q.from::<StagingLoan>("l");
        let lent_at = l.lent_at().epoch_millis();
        let remarks = || l.remarks().truncate::<10>();
        WrittenValues {
            month: lent_at.clone().to_char("FMMonth YYYY").nullable(),
            fee: l.fee().to_char("FM999990D00"),
            read: remarks().to_date("YYYY-MM-DD"),
            moment: remarks().to_timestamp("YYYY-MM-DD HH24:MI:SS").at_time_zone("UTC"),
            berlin: lent_at.clone().convert_timezone("UTC", "Europe/Berlin"),
            hour_of_berlin: lent_at.at_time_zone("UTC").at_time_zone("Europe/Berlin").hour(),
            tried: remarks().try_cast::<Date>(),
            number: remarks().cast::<Varchar<4>>().try_cast::<i32>(),
        }
    })
}
