//! INTERVAL YEAR TO MONTH and INTERVAL DAY TO SECOND: columns, literals, arithmetic.
//!
//! Sources: <https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_EXTRACT_function.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_interval_forbid_composite_literals.html>.

use tokio_postgres::Client;

use crate::support::{fails, fresh, rows, run};

async fn all(client: &Client, cases: &[(&str, &str)]) {
    for (sql, expected) in cases {
        assert_eq!(rows(client, &format!("SELECT {sql}")).await, [*expected], "{sql}");
    }
}

/// The tables of AWS's page.
#[tokio::test]
async fn the_tables_of_aws() {
    let client = fresh().await;
    run(
        &client,
        "create table sample_intervals (y2m interval month, h2m interval hour to minute);
         insert into sample_intervals values (interval '20' month, interval '2 days 1:1:1.123456' day to second)",
    )
    .await;
    let text = "select y2m::text, h2m::text from sample_intervals";
    assert_eq!(rows(&client, text).await, ["1 year 8 mons|2 days 01:01:00"]);
    run(
        &client,
        "update sample_intervals set y2m = interval '2' year where y2m = interval '1-8' year to month",
    )
    .await;
    assert_eq!(rows(&client, "select * from sample_intervals").await, ["2 years|2 days 01:01:00"]);
    run(&client, "delete from sample_intervals where h2m = interval '2 1:1:0' day to second").await;
    assert!(rows(&client, "select * from sample_intervals").await.is_empty());
}

/// The literals and the extracts of AWS's pages, in the style postgres.
#[tokio::test]
async fn the_literals_of_aws() {
    let client = fresh().await;
    all(
        &client,
        &[
            ("INTERVAL '1-2' YEAR TO MONTH::text", "1 year 2 mons"),
            ("INTERVAL '1 2:3:4.5678' DAY TO SECOND::text", "1 day 02:03:04.5678"),
            ("INTERVAL '1 day 1 hour 1 minute 1.123 seconds' MINUTE", "1 day 01:01:00"),
            ("INTERVAL '1' YEAR, INTERVAL '13 months' YEAR, INTERVAL '13 months' MONTH", "1 year|1 year|1 year 1 mon"),
            ("INTERVAL '1.234567' SECOND (3), INTERVAL '1.23456789' SECOND", "00:00:01.235|00:00:01.234567"),
            ("INTERVAL '2:2' MINUTE TO SECOND, INTERVAL '2:2' HOUR TO MINUTE", "00:02:02|02:02:00"),
            ("INTERVAL '5s' SECOND, INTERVAL '5 HOURS' HOUR, INTERVAL '5 h' HOUR", "00:00:05|05:00:00|05:00:00"),
            ("INTERVAL '-2' DAY, INTERVAL '-25' HOUR, INTERVAL '-14' MONTH", "-2 days|-1 days -01:00:00|-1 years -2 mons"),
            ("EXTRACT('days' from INTERVAL '36 hours' DAY TO SECOND)", "1"),
            ("EXTRACT('month' from INTERVAL '15 months' YEAR TO MONTH), EXTRACT('month' from INTERVAL '30' MONTH)", "3|6"),
            ("EXTRACT('hours' from INTERVAL '50' HOUR)", "2"),
            ("EXTRACT('minute' from INTERVAL '70 minutes 70.123 seconds' MINUTE TO SECOND)", "11"),
            ("EXTRACT('days' from INTERVAL '50' HOUR) * 24 + EXTRACT('hours' from INTERVAL '50' HOUR)", "50"),
        ],
    )
    .await;
    let composite = fails(&client, "SELECT INTERVAL '1 year 1 day' DAY TO SECOND").await;
    assert_eq!(composite.message(), "Interval Day To Second literal cannot contain year-month parts.");
}

#[tokio::test]
async fn arithmetic_and_comparison() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE leases (id INT, term INTERVAL YEAR TO MONTH, grace INTERVAL DAY TO SECOND, signed DATE);
         INSERT INTO leases VALUES (1, INTERVAL '18' MONTH, INTERVAL '36' HOUR, '2020-01-31'),
             (2, INTERVAL '1' YEAR, INTERVAL '1 12:00:00' DAY TO SECOND, '2020-02-29'),
             (3, NULL, INTERVAL '-90' MINUTE, '2021-03-01'), (4, INTERVAL '12' MONTH, NULL, NULL)",
    )
    .await;
    let cases = [
        // An interval of months leaves a date a date; days and time make a timestamp of it.
        (
            "signed + term, term + signed, signed + grace FROM leases WHERE id = 1",
            "2021-07-31|2021-07-31|2020-02-01 12:00:00",
        ),
        ("signed - term, signed - grace FROM leases WHERE id = 2", "2019-02-28|2020-02-27 12:00:00"),
        ("TIMESTAMP '2020-01-31 10:00:00' + INTERVAL '1' MONTH", "2020-02-29 10:00:00"),
        (
            "term + INTERVAL '7' MONTH, grace - INTERVAL '40' HOUR FROM leases WHERE id = 1",
            "2 years 1 mon|-04:00:00",
        ),
        (
            "term * 3, 2 * grace, term / 6, grace / 2 FROM leases WHERE id = 1",
            "4 years 6 mons|3 days|3 mons|18:00:00",
        ),
        ("COUNT(*), COUNT(DISTINCT term), COUNT(DISTINCT grace) FROM leases", "4|2|2"),
        ("COUNT(*) FROM leases a JOIN leases b ON a.term = b.term AND a.id < b.id", "1"),
        ("LISTAGG(id, ',') WITHIN GROUP (ORDER BY grace DESC, id) FROM leases", "4,1,2,3"),
        ("LISTAGG(id, ',') WITHIN GROUP (ORDER BY id) FROM leases WHERE grace > INTERVAL '1' DAY", "1,2"),
        (
            "LISTAGG(id, ',') WITHIN GROUP (ORDER BY id) FROM leases WHERE term IN (INTERVAL '12' MONTH, '1-6')",
            "1,2,4",
        ),
        ("COUNT(*) FROM leases WHERE term BETWEEN INTERVAL '11' MONTH AND INTERVAL '1' YEAR", "2"),
        (
            "COALESCE(term, INTERVAL '1' MONTH), NVL(term, INTERVAL '2' MONTH) FROM leases WHERE id = 3",
            "1 mon|2 mons",
        ),
        (
            "CASE WHEN id = 1 THEN grace ELSE INTERVAL '1' SECOND END FROM leases WHERE id < 3 ORDER BY id DESC LIMIT 1",
            "00:00:01",
        ),
        (
            "'for ' || term::text || ' and ' || grace::text FROM leases WHERE id = 2",
            "for 1 year and 1 day 12:00:00",
        ),
        (
            "EXTRACT(day FROM grace), EXTRACT(hour FROM grace), EXTRACT(year FROM term) FROM leases WHERE id = 1",
            "1|12|1",
        ),
        (
            "CAST('1 year 2 mons' AS INTERVAL YEAR TO MONTH), '-1 days -02:03:04.5'::INTERVAL DAY TO SECOND",
            "1 year 2 mons|-1 days -02:03:04.5",
        ),
        ("CAST(grace AS INTERVAL DAY), CAST(term AS INTERVAL YEAR) FROM leases WHERE id = 1", "1 day|1 year"),
        ("term - term, grace - grace FROM leases WHERE id = 1", "00:00:00|00:00:00"),
        (
            "NVL2(term, grace, NULL), DECODE(term, INTERVAL '18' MONTH, 1, 2) FROM leases WHERE id = 1",
            "1 day 12:00:00|1",
        ),
        (
            "GREATEST(grace, INTERVAL '2' DAY), NULLIF(term, INTERVAL '1' MONTH) FROM leases WHERE id = 1",
            "2 days|1 year 6 mons",
        ),
        ("COUNT(*) FROM leases WHERE grace > INTERVAL '1 day' OR term = INTERVAL '12 months'", "3"),
    ];
    all(&client, &cases).await;
    for (sql, code) in [
        ("term + grace FROM leases", "0A000"),
        ("'for ' || term FROM leases", "0A000"),
        ("LEN(grace) FROM leases", "0A000"),
        ("LISTAGG(term) FROM leases", "0A000"),
        ("-term FROM leases", "0A000"),
        ("COALESCE(term, grace) FROM leases", "0A000"),
        ("NVL2(id, term, grace) FROM leases", "0A000"),
        ("GREATEST(grace, '1 day') FROM leases", "0A000"),
        ("DECODE(id, 1, term, grace) FROM leases", "0A000"),
        ("CASE WHEN id = 1 THEN term ELSE grace END FROM leases", "0A000"),
        ("CASE term WHEN grace THEN 1 END FROM leases", "0A000"),
        ("term FROM leases UNION ALL SELECT grace FROM leases", "0A000"),
        ("id FROM leases WHERE grace > INTERVAL '1 month 2 days'", "0A000"),
        ("term * 1.5 FROM leases", "0A000"),
        ("term / 7 FROM leases WHERE id = 1", "0A000"),
        ("grace / 0 FROM leases WHERE id = 1", "22012"),
        ("id FROM leases WHERE term = grace", "0A000"),
        ("id FROM leases WHERE term = 12", "0A000"),
        ("SUM(grace) FROM leases", "42883"),
        ("MAX(term) FROM leases", "42883"),
        ("EXTRACT(second FROM grace) FROM leases", "0A000"),
        ("DATE_PART(day, grace) FROM leases", "0A000"),
        ("term::int FROM leases", "42846"),
        ("CAST(signed AS INTERVAL YEAR TO MONTH) FROM leases", "0A000"),
        ("INTERVAL '5' YEAR TO MONTH", "0A000"),
        ("INTERVAL '1' MONTH(3)", "42601"),
        ("INTERVAL '1' DAY TO SECOND(7)", "22023"),
    ] {
        let error = fails(&client, &format!("SELECT {sql}")).await;
        assert_eq!(error.code().code(), code, "{sql}: {}", error.message());
    }
}

#[tokio::test]
async fn columns_keep_what_they_declare() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE t (a INTERVAL YEAR, b INTERVAL DAY, c INTERVAL DAY TO SECOND(0) DEFAULT '1 day 2 hours',
                         d INTERVAL YEAR TO MONTH DEFAULT INTERVAL '18' MONTH NOT NULL)",
    )
    .await;
    run(&client, "INSERT INTO t (a, b) VALUES ('30 months', INTERVAL '49' HOUR)").await;
    run(&client, "INSERT INTO t (a, b, c) SELECT d, c, INTERVAL '2 seconds' FROM t").await;
    assert_eq!(
        rows(&client, "SELECT * FROM t ORDER BY a DESC").await,
        ["2 years|2 days|1 day 02:00:00|1 year 6 mons", "1 year|1 day|00:00:02|1 year 6 mons"]
    );
    run(&client, "UPDATE t SET b = b + INTERVAL '3' HOUR, d = a * 2 WHERE a = INTERVAL '1' YEAR").await;
    assert_eq!(rows(&client, "SELECT b, d FROM t WHERE a = '1-0'").await, ["1 day|2 years"]);
    for (sql, code) in [
        ("INSERT INTO t (c) VALUES (INTERVAL '1 second' + INTERVAL '0.5 second')", "0A000"),
        ("INSERT INTO t (a) VALUES (INTERVAL '1' DAY)", "42804"),
        ("INSERT INTO t (b) VALUES (1)", "42804"),
        ("INSERT INTO t (d) VALUES (NULL)", "23502"),
        ("CREATE TABLE u (a INTERVAL)", "42601"),
        ("CREATE TABLE u (a INTERVAL DAY TO MONTH)", "42601"),
        ("CREATE TABLE u (a INTERVAL SECOND(7))", "22023"),
        ("CREATE TABLE u (a INTERVAL YEAR DISTKEY)", "0A000"),
        ("CREATE TABLE u (a INTERVAL YEAR SORTKEY)", "0A000"),
        ("CREATE TABLE u (a INTERVAL YEAR ENCODE AZ64)", "0A000"),
        ("SET intervalstyle TO sql_standard", "0A000"),
        ("SET interval_forbid_composite_literals TO false", "0A000"),
    ] {
        let error = fails(&client, sql).await;
        assert_eq!(error.code().code(), code, "{sql}: {}", error.message());
    }
    let columns = "SELECT \"column\", type, encoding FROM pg_table_def WHERE tablename = 't' ORDER BY 1";
    assert_eq!(
        rows(&client, columns).await,
        ["a|intervaly2m|none", "b|intervald2s|none", "c|intervald2s|none", "d|intervaly2m|none"]
    );
    run(
        &client,
        "ALTER TABLE t ADD COLUMN e INTERVAL HOUR DEFAULT '90 minutes'; ALTER TABLE t DROP COLUMN b",
    )
    .await;
    assert_eq!(rows(&client, "SELECT e, c FROM t WHERE a = '1-0'").await, ["01:00:00|00:00:02"]);
}

/// What comes out of views and tables made of queries is of the same kind, and clients are told so.
#[tokio::test]
async fn kinds_are_told_apart() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE t (a INTERVAL YEAR TO MONTH, b INTERVAL DAY TO SECOND);
         INSERT INTO t VALUES (INTERVAL '1' MONTH, INTERVAL '1' DAY);
         CREATE VIEW v (x, y) AS SELECT b, a + INTERVAL '1' MONTH FROM t; CREATE TABLE u AS SELECT y, x, y * 2 AS z FROM v",
    )
    .await;
    assert_eq!(rows(&client, "SELECT * FROM v").await, ["1 day|2 mons"]);
    assert_eq!(
        rows(&client, "SELECT DATE '2020-01-31' + y, DATE '2020-01-31' + x FROM v").await,
        ["2020-03-31|2020-02-01 00:00:00"]
    );
    assert_eq!(rows(&client, "SELECT * FROM u").await, ["2 mons|1 day|4 mons"]);
    let kinds = "SELECT type FROM pg_table_def WHERE tablename = 'u' ORDER BY \"column\"";
    assert_eq!(rows(&client, kinds).await, ["intervald2s", "intervaly2m", "intervaly2m"]);
    let oids = "SELECT atttypid, format_type(atttypid, atttypmod) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid \
                WHERE c.relname = 't' AND attnum > 0 ORDER BY attnum";
    assert_eq!(rows(&client, oids).await, ["1188|intervaly2m", "1190|intervald2s"]);
}

/// COPY into them is not told by AWS's pages.
#[tokio::test]
async fn copy_is_refused() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a INTERVAL YEAR TO MONTH, b INT)").await;
    let copy = "COPY t FROM 's3://bucket/x' IAM_ROLE default FORMAT JSON 'auto'";
    let refused = fails(&client, copy).await;
    assert_eq!(refused.message(), "COPY into the INTERVAL column a is not supported");
}

/// Microseconds of both signs read and print as days, hours, minutes and seconds of that sign.
#[tokio::test]
async fn any_number_of_microseconds() {
    let client = fresh().await;
    let mut seed = 7_u64;
    let mut values = Vec::new();
    for _ in 0..300 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let digits = u32::try_from(seed % 15).expect("it is below 15");
        let magnitude = i64::try_from(seed >> 16).expect("it has 48 bits") % 10_i64.pow(digits + 1);
        values.push(if seed.is_multiple_of(2) { magnitude } else { -magnitude });
    }
    let literals: Vec<String> = values
        .iter()
        .map(|us| {
            let (sign, seconds, rest) =
                (if *us < 0 { "-" } else { "" }, us.abs() / 1_000_000, us.abs() % 1_000_000);
            format!("SELECT {us} AS us, INTERVAL '{sign}{seconds}.{rest:06} seconds' DAY TO SECOND AS it")
        })
        .collect();
    let table = format!("CREATE TABLE t AS {}", literals.join(" UNION ALL "));
    run(&client, &table).await;
    let mut expected: Vec<(i64, String)> = values.iter().map(|us| (*us, text(*us))).collect();
    expected.sort();
    expected.dedup();
    let expected: Vec<String> = expected.into_iter().map(|(_, text)| format!("{text}|{text}")).collect();
    assert_eq!(
        rows(&client, "SELECT it, it::text FROM (SELECT DISTINCT it FROM t) s ORDER BY it").await,
        expected
    );
    let sums = "SELECT COUNT(*) FROM t a JOIN t b ON a.it + b.it = INTERVAL '0' SECOND AND a.us + b.us <> 0";
    assert_eq!(rows(&client, sums).await, ["0"]);
}

fn text(us: i64) -> String {
    let (days, rest) = (us / 86_400_000_000, us % 86_400_000_000);
    let sign = if rest < 0 { "-" } else { "" };
    let (seconds, micros) = (rest.abs() / 1_000_000, rest.abs() % 1_000_000);
    let fraction = format!(".{micros:06}");
    let fraction = if micros == 0 { "" } else { fraction.trim_end_matches('0') };
    let clock = format!("{sign}{:02}:{:02}:{:02}{fraction}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    match (days, rest) {
        (0, _) => clock,
        (_, 0) => format!("{days} day{}", if days == 1 { "" } else { "s" }),
        _ => format!("{days} day{} {clock}", if days == 1 { "" } else { "s" }),
    }
}
