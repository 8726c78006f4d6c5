//! Dates, times, intervals and their formats.

use super::check;

#[test]
fn epoch_milliseconds() {
    check(&[
        ("select timestamp 'epoch' + 1541903636796/1000 * interval '1 second'", "2018-11-11 02:33:56"),
        ("select timestamp 'epoch' + 4107542399999/1000 * interval '1 second'", "2100-02-28 23:59:59"),
        ("select timestamp 'epoch' + -5000000000 * interval '1 second'", "1811-07-23 15:06:40"),
        (
            "select timestamp 'epoch' + (1541903636796/1000.0) * interval '1 second'",
            "2018-11-11 02:33:56.796",
        ),
        (
            "select timestamp 'epoch' + (1541903636796/power(10,3)) * interval '1 second'",
            "2018-11-11 02:33:56.796",
        ),
        ("select dateadd(ms, 1541903636796, '1970-01-01')", "2018-11-11 02:33:56.796"),
        (
            "select dateadd(millisecond, 1541903636796::bigint, timestamp '1970-01-01')",
            "2018-11-11 02:33:56.796",
        ),
        (
            "select extract(epoch from timestamp '2018-11-11 02:33:56.796'), date_part(epoch, timestamp '2018-11-11 02:33:56')",
            "1541903636|1541903636.0",
        ),
    ]);
}

#[test]
fn parts() {
    check(&[
        (
            "select extract(dow from timestamp '2018-11-11'), extract(weekday from date '2018-11-12'), date_part(dayofweek, '2018-11-17'::date)",
            "0|1|6.0",
        ),
        ("select extract(week from timestamp '2018-12-31'), extract(week from date '2016-01-03')", "1|53"),
        (
            "select extract(second from timestamp '2018-01-01 00:00:03.189717'), date_part(second, timestamp '2018-01-01 00:00:03.189717')",
            "3|3.189717",
        ),
        (
            "select extract(ms from timestamp '2018-01-01 00:00:03.189717'), extract(us from timestamp '2018-01-01 00:00:03.189717')",
            "189|189717",
        ),
        (
            "select extract(hour from seen), extract(day from seen), extract(month from seen), extract(year from seen), extract(quarter from seen), extract(doy from seen) from t where id = 1",
            "0|15|11|2018|4|319",
        ),
        (
            "select extract(century from date '2000-12-31'), extract(decade from date '1999-01-01'), extract(decade from date '2000-01-01')",
            "20|200|201",
        ),
        (
            "select date_part(m, timestamp '2018-01-02 03:04:05'), date_part('mon', timestamp '2018-01-02 03:04:05'), date_part(h, seen) from t where id = 1",
            "4.0|1.0|0.0",
        ),
        (
            "select date_trunc('week', date '2018-11-15'), date_trunc('month', seen), date_trunc('hour', seen) from t where id = 1",
            "2018-11-12 00:00:00|2018-11-01 00:00:00|2018-11-15 00:00:00",
        ),
        ("select trunc(seen) from t where id = 1", "2018-11-15"),
    ]);
}

#[test]
fn adding_and_counting() {
    check(&[
        (
            "select dateadd(month, 1, '2018-04-30'), add_months('2018-04-30', 1), add_months('2018-01-31', 1)",
            "2018-05-30 00:00:00|2018-05-31 00:00:00|2018-02-28 00:00:00",
        ),
        (
            "select dateadd(year, 1, '2016-02-29'), dateadd(month, 12, '2016-02-29'), dateadd(year, 4, '2016-02-29')",
            "2017-03-01 00:00:00|2017-02-28 00:00:00|2020-02-29 00:00:00",
        ),
        (
            "select dateadd(m, 5, timestamp '2018-01-01'), dateadd(qtr, 1, date '2018-01-01'), dateadd(w, -1, date '2018-01-08')",
            "2018-01-01 00:05:00|2018-04-01 00:00:00|2018-01-01 00:00:00",
        ),
        (
            "select datediff(day, '2018-01-01 23:59:59', '2018-01-02'), datediff(qtr, '1998-07-01', '2008-04-01'), datediff(week, '2009-01-01', '2009-12-31'), datediff(hour, '2018-01-01', '2018-01-02')",
            "1|39|52|24",
        ),
        (
            "select datediff(year, date '2018-12-31', date '2019-01-01'), datediff(s, seen, seen) from t where id = 1",
            "1|0",
        ),
        (
            "select last_day('2016-02-10'), months_between('2018-03-31', '2018-02-28'), next_day('2014-08-20', 'Tuesday')",
            "2016-02-29|1.0|2014-08-26",
        ),
        (
            "select date '2018-01-01' + 1, date '2018-01-02' - 1, date '2018-01-03' - date '2018-01-01'",
            "2018-01-02|2018-01-01|2",
        ),
        (
            "select date '2018-01-31' + interval '1 month', date '2018-01-31' + interval '1 day', timestamp '2018-01-01' - interval '1 m'",
            "2018-02-28|2018-02-01 00:00:00|2017-12-31 23:59:00",
        ),
        (
            "select timestamp '2018-01-02' + interval '3' day, timestamp '2018-01-01' + interval '1-2' year to month, timestamp '2018-01-01' + interval '1 day 02:00:00.5'",
            "2018-01-05 00:00:00|2019-03-01 00:00:00|2018-01-02 02:00:00.5",
        ),
    ]);
}

#[test]
fn formats() {
    check(&[
        ("select to_char(seen, 'YYYY-MM-DD HH24:MI:SS.MS') from t where id = 1", "2018-11-15 00:30:26.796"),
        (
            "select to_char(timestamp '2018-11-05 15:00:00', 'FMDay, FMDD Mon YYYY HH12:MI PM D Q')",
            "Monday, 5 Nov 2018 03:00 PM 2 4",
        ),
        (
            "select to_char(date '2018-11-05', 'Day') || '|', to_char(date '2018-11-05', 'MONTH') || '|'",
            "Monday   ||NOVEMBER |",
        ),
        (
            "select to_date('20181105', 'YYYYMMDD'), to_date('05/11/2018', 'DD/MM/YYYY')",
            "2018-11-05|2018-11-05",
        ),
        ("select to_timestamp('2018-11-05 10:20:30', 'YYYY-MM-DD HH24:MI:SS')", "2018-11-05 10:20:30+00"),
        ("select to_number('1,234.50', '9,999.99')", "1234.50"),
        (
            "select to_char(125.8, '999.99'), to_char(-5, '999'), to_char(1234567, 'FM9,999,999')",
            " 125.80|  -5|1,234,567",
        ),
    ]);
}

#[test]
fn the_present() {
    check(&[
        (
            "select sysdate is not null, getdate() <= sysdate, current_date = trunc(sysdate), extract(ms from getdate())",
            "true|true|true|0",
        ),
        ("select count(*) from t where seen < getdate()", "3"),
        ("select now() is not null, current_timestamp is null", "true|false"),
        (
            "select convert_timezone('UTC', 'America/New_York', timestamp '2018-07-01 12:00:00')",
            "2018-07-01 08:00:00",
        ),
        ("select convert_timezone('Europe/Berlin', timestamp '2018-01-01 12:00:00')", "2018-01-01 13:00:00"),
        ("select convert_timezone('PST8PDT', 'UTC', timestamp '2018-07-01 12:00:00')", "2018-07-01 19:00:00"),
    ]);
}

#[test]
fn zones() {
    check(&[
        ("select timestamp '2001-02-16 20:38:40' at time zone 'MST'", "2001-02-17 03:38:40+00"),
        ("select timestamptz '2001-02-17 01:38:40+00' at time zone 'MST'", "2001-02-16 18:38:40"),
        ("select timestamp '2001-07-16 20:38:40' at time zone 'Europe/Berlin'", "2001-07-16 18:38:40+00"),
        ("select convert_timezone('EST', 'PST', timestamp '2008-03-05 12:25:29')", "2008-03-05 09:25:29"),
        (
            "select timestamp '2001-02-16 20:38:40' at time zone 'Nowhere'",
            "ERROR: time zone \"Nowhere\" not recognized",
        ),
    ]);
}
