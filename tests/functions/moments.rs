//! Dates, times and what is written of them.

use super::{at, check, of, on, stand_in};
use sparkify_schema::{
    Date, DatePart, Decimal, Expr, IntervalDayToSecond, IntervalYearToMonth, TimePart, Timestamp, Weekday,
    current_date, getdate, lit, sysdate,
};

#[tokio::test]
async fn dates_moved() {
    check(&[
        (of(on("2008-02-28").date_add(DatePart::Month, 18)), "2009-08-28 00:00:00"),
        (of(on("2014-04-30").date_add(DatePart::Month, 1)), "2014-05-30 00:00:00"),
        (of(on("2014-04-30").add_months(1)), "2014-05-31 00:00:00"),
        (of(on("2016-02-29").date_add(DatePart::Year, 1)), "2017-03-01 00:00:00"),
        (of(on("2016-02-29").date_add(DatePart::Month, 12)), "2017-02-28 00:00:00"),
        (of(at("2008-01-01 00:00:00").date_add(TimePart::Millisecond, -1)), "2007-12-31 23:59:59.999"),
        (of(on("2009-12-31").parts_since(DatePart::Week, on("2009-01-01"))), "52"),
        (of(on("2009-01-01").parts_since(DatePart::Year, on("2008-12-31"))), "1"),
        (of(at("2009-01-01 10:00:00").parts_since(TimePart::Hour, at("2009-01-01 08:30:00"))), "2"),
        (of(on("2008-12-31").parts_since(DatePart::Day, on("2009-01-01"))), "-1"),
        (of(at("2020-05-06 07:08:09").start_of(DatePart::Week)), "2020-05-04 00:00:00"),
        (of(on("2020-05-06").start_of(DatePart::Quarter)), "2020-04-01 00:00:00"),
        (of(at("2020-05-06 07:08:09.5").start_of(TimePart::Second)), "2020-05-06 07:08:09"),
        (of(on("2008-02-01").last_day()), "2008-02-29"),
        (of(on("1969-01-18").months_since(on("1969-03-18"))), "-2"),
        (of(on("2014-08-20").next(Weekday::Tuesday)), "2014-08-26"),
        (of(on("2014-08-20").next(Weekday::Wednesday)), "2014-08-27"),
        (of(on("2014-08-20") + 12), "2014-09-01"),
        (of(on("2014-08-20") - 20), "2014-07-31"),
        (of(on("2014-09-01") - on("2014-08-20")), "12"),
        (of(on("2014-08-20") + IntervalYearToMonth::months(5)), "2015-01-20"),
        (of(on("2014-08-20") + IntervalDayToSecond::hours(36)), "2014-08-21 12:00:00"),
        (of(at("2014-08-20 00:00:00") - IntervalDayToSecond::seconds(1)), "2014-08-19 23:59:59"),
        (of(at("2014-08-20 00:00:00") - IntervalYearToMonth::years(1)), "2013-08-20 00:00:00"),
    ])
    .await;
}

#[tokio::test]
async fn parts_of_dates() {
    let moment = || at("2018-11-15 00:30:26.796001");
    check(&[
        (of(at("2000-12-31 00:00:00").century()), "20"),
        (of(at("2001-01-01 00:00:00").century()), "21"),
        (of(at("1999-01-01 00:00:00").decade()), "200"),
        (of(at("2000-01-01 00:00:00").decade()), "201"),
        (of(moment().quarter()), "4"),
        (of(moment().year_day()), "319"),
        (of(moment().weekday()), "4"),
        (of(at("2018-11-18 00:00:00").weekday()), "0"),
        (of(on("2018-12-31").week()), "1"),
        (of(moment().hour()), "0"),
        (of(moment().minute()), "30"),
        (of(moment().second()), "26"),
        (of(moment().second_with_fraction()), "26.796001"),
        (of(moment().millisecond()), "796"),
        (of(moment().microsecond()), "796001"),
        (of(moment().to_epoch_seconds()), "1542241826"),
        (of(moment().to_epoch_millis()), "1542241826796"),
        (of(lit(1_542_241_826_796_i64).epoch_millis()), "2018-11-15 00:30:26.796"),
        (of(lit(-1_i64).epoch_millis()), "1969-12-31 23:59:59.999"),
        (of(lit(1_542_241_826).epoch_seconds()), "2018-11-15 00:30:26"),
        (of(lit(4_102_444_800_i64).epoch_seconds()), "2100-01-01 00:00:00"),
        (of(lit(4_102_444_800_000_i64).epoch_millis().to_epoch_millis()), "4102444800000"),
    ])
    .await;
}

#[tokio::test]
async fn dates_written() {
    let moment = || at("2009-12-31 23:15:59");
    check(&[
        (of(moment().to_char("MONTH-DY-DD-YYYY HH12:MIPM")), "DECEMBER -THU-31-2009 11:15PM"),
        (of(moment().to_char("YYYY-MM-DD HH24")), "2009-12-31 23"),
        (of(lit(125.8).cast::<Decimal<5, 2>>().to_char("999D99S")), "125.80+"),
        (of(lit("02 Oct 2001").to_date("DD Mon YYYY")), "2001-10-02"),
        (of(lit("2001-10-02 07:08:09").to_timestamp("YYYY-MM-DD HH24:MI:SS")), "2001-10-02 07:08:09+00"),
        (of(at("2008-03-05 12:25:29").convert_timezone("EST", "PST")), "2008-03-05 09:25:29"),
        (of(at("2001-02-16 20:38:40").at_time_zone("MST")), "2001-02-17 03:38:40+00"),
        (of(at("2001-02-17 01:38:40").at_time_zone("UTC").at_time_zone("MST")), "2001-02-16 18:38:40"),
        (of(lit("2026-02-30").try_cast::<Date>()), "~"),
        (of(lit("12").try_cast::<i32>()), "12"),
        (of(lit("twelve").try_cast::<i32>()), "~"),
    ])
    .await;
    let strict = of(lit("20010631").to_date("YYYYMMDD"));
    let answer = stand_in().await.answer(&format!("SELECT {strict} FROM one")).await;
    assert!(answer.starts_with("ERROR: "), "June has 30 days, but {strict} is {answer}");
}

#[tokio::test]
async fn the_present() {
    let is_now = |moment: Expr<Timestamp>| moment.parts_since(TimePart::Minute, getdate()).abs().lte(1);
    check(&[
        (of(is_now(sysdate())), "t"),
        (of(is_now(getdate())), "t"),
        (of((current_date() - getdate().date()).abs().lte(1)), "t"),
    ])
    .await;
}
