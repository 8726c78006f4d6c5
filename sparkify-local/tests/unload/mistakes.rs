//! Mistakes are told at their place in the statement, those of the query too.

use tokio_postgres::NoTls;

use crate::support::{Bench, position, unload};

/// The statement, and where `here` is in it, counted from 1.
fn at(sql: &str, here: &str) -> u32 {
    let before = sql.split(here).next().expect("a part");
    u32::try_from(before.chars().count()).expect("short") + 1
}

#[tokio::test(flavor = "multi_thread")]
async fn of_the_query() {
    let bench = Bench::new().await;
    bench.run("CREATE TABLE t (a INT, s VARCHAR(9))").await;
    for (sql, here, message) in [
        (
            "UNLOAD ('SELECT a FROM t WHERE s = ''é'' AND nothing = 1') TO 's3://b/' IAM_ROLE default",
            "nothing",
            "column \"nothing\" does not exist",
        ),
        (
            "SELECT 1; UNLOAD ('SELECT a FROM t WHERE s = \\'it\\' AND nothing = 1') TO 's3://b/' IAM_ROLE default",
            "nothing",
            "column \"nothing\" does not exist",
        ),
        ("UNLOAD ('SELECT a FRM t') TO 's3://b/' IAM_ROLE default", "t')", "syntax error at or near \"t\""),
        (
            "UNLOAD ('DELETE FROM t') TO 's3://b/' IAM_ROLE default",
            "'DELETE",
            "syntax error at or near \"DELETE\"",
        ),
        (
            "UNLOAD ('SELECT a FROM t LIMIT 3') TO 's3://b/' IAM_ROLE default",
            "SELECT",
            "Limit clause is not supported in the outermost select of an UNLOAD statement",
        ),
        (
            "UNLOAD ('SELECT TOP 3 a FROM t') TO 's3://b/' IAM_ROLE default",
            "SELECT",
            "Limit clause is not supported in the outermost select of an UNLOAD statement",
        ),
    ] {
        let error = bench.fails(sql).await;
        assert_eq!((error.message(), position(&error)), (message, Some(at(sql, here))), "{sql}");
        assert!(error.detail().is_some_and(|it| it.starts_with("in the query of the UNLOAD")), "{error:?}");
    }
    bench.unload("SELECT a FROM (SELECT a FROM t LIMIT 3) AS q", "nested/", "").await;
    bench.unload("WITH q AS (SELECT a FROM t LIMIT 3) SELECT a FROM q", "cte/", "").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_columns_and_partitions() {
    let bench = Bench::new().await;
    bench.run("CREATE TABLE t (a INT, v VARBYTE(9), h TIME)").await;
    let select = "SELECT a, v, h, true AS b, JSON_PARSE('{}') AS j FROM t";
    for (query, options, message) in [
        (select, "PARTITION BY (nothing)", "column \"nothing\" of PARTITION BY is not in the query"),
        (select, "PARTITION BY (j)", "the SUPER column \"j\" cannot be in PARTITION BY"),
        (select, "PARTITION BY (v)", "the type of column \"v\" cannot be in PARTITION BY"),
        (
            select,
            "PARTITION BY (b)",
            "PARTITION BY the BOOLEAN column \"b\" is not supported by the stand-in",
        ),
        (select, "JSON", "column \"v\" of type VARBYTE cannot be unloaded as JSON"),
        ("SELECT INTERVAL '1' YEAR AS i", "", "column \"i\" of type INTERVAL cannot be unloaded as text"),
        ("SELECT INTERVAL '1' DAY AS i", "JSON", "column \"i\" of type INTERVAL cannot be unloaded as JSON"),
        ("SELECT h FROM t", "PARQUET", "column \"h\" of type TIME cannot be unloaded as PARQUET"),
        (select, "PARTITION BY (h)", "the type of column \"h\" cannot be in PARTITION BY"),
        (select, "PARQUET", "column \"v\" of type VARBYTE cannot be unloaded as PARQUET"),
        (
            "SELECT 1 AS n, COLLATE('a', 'case_insensitive') AS a FROM t",
            "PARTITION BY (a)",
            "PARTITION BY the case-insensitive column \"a\" is not supported by the stand-in",
        ),
        ("SELECT 1 AS a", "PARTITION BY (a)", "all columns of the query are in PARTITION BY"),
        ("SELECT 1 AS a, 2 AS a", "JSON", "column \"a\" appears twice in a row of JSON"),
        ("SELECT 1 AS a, 2 AS b", "FIXEDWIDTH 'a:1'", "FIXEDWIDTH has 1 widths for 2 columns"),
        (
            "SELECT 'é' AS a",
            "FIXEDWIDTH 'a:4'",
            "the column \"a\" holds more than ASCII, and FIXEDWIDTH is asked for; that is not supported by the stand-in",
        ),
        (
            "SELECT '' AS a, 1 AS b",
            "PARTITION BY (a)",
            "an empty string in the partition column \"a\" is not supported by the stand-in",
        ),
        (
            "SELECT CAST(NULL AS VARCHAR) AS a",
            "FIXEDWIDTH 'a:1' NULL AS 'nil'",
            "the NULL AS string is wider than the column \"a\"",
        ),
        ("SELECT 'NaN'::FLOAT AS a", "JSON", "NaN in column \"a\" cannot be unloaded as JSON"),
    ] {
        let error = bench.fails(&unload(query, "x/", options)).await;
        assert_eq!(error.message(), message, "{query} {options}");
        assert!(position(&error).is_some(), "{query} {options}");
    }
    bench.unload("SELECT CAST(NULL AS INT) AS a", "x/", "FIXEDWIDTH 'a:2' NULL AS 'nil' PARALLEL OFF").await;
    assert_eq!(bench.files(), ["x/000"]);
    assert_eq!(bench.text("x/000"), "  \n");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unload_can_be_cancelled_and_leaves_nothing() {
    let bench = Bench::new().await;
    bench
        .run("CREATE TABLE t (a INT); INSERT INTO t VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)")
        .await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("bound");
    tokio::spawn(bench.local.clone().serve(listener, None));
    let mut config = tokio_postgres::Config::new();
    config.host("127.0.0.1").port(address.port()).user("awsuser").dbname("dev");
    let (client, connection) = config.connect(NoTls).await.expect("connects");
    tokio::spawn(connection);
    let token = client.cancel_token();
    let huge = "SELECT a.a, b.a, c.a FROM t a, t b, t c, t d, t e, t f, t g, t h, t i, t j";
    let sql = unload(huge, "huge/", "");
    let cancelling = async {
        loop {
            token.cancel_query(NoTls).await.expect("cancel is sent");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    let error = tokio::select! {
        answer = client.batch_execute(&sql) => answer.expect_err("cancelled"),
        () = cancelling => unreachable!("the loop has no end"),
    };
    assert_eq!(error.code().map(tokio_postgres::error::SqlState::code), Some("57014"));
    assert!(bench.files().is_empty(), "{:?}", bench.files());
    assert_eq!(crate::support::rows(&client, "SELECT pg_last_unload_count()").await, ["0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_block_it_sees_what_the_block_did() {
    let bench = Bench::new().await;
    bench.run("CREATE TABLE t (a INT)").await;
    bench.run("BEGIN; INSERT INTO t VALUES (1)").await;
    // By the extended protocol, as most drivers send it.
    bench.client.execute(&unload("SELECT a FROM t", "x/", ""), &[]).await.expect("an UNLOAD");
    bench.run("ROLLBACK").await;
    assert_eq!(bench.text("x/0000_part_00"), "1\n", "S3 has no transactions");
    assert_eq!(bench.rows("SELECT COUNT(*), pg_last_unload_count() FROM t").await, ["0|1"]);
}

/// <https://docs.aws.amazon.com/redshift/latest/dg/PG_LAST_UNLOAD_COUNT.html>
#[tokio::test(flavor = "multi_thread")]
async fn the_last_count_is_that_of_the_last_that_began() {
    let bench = Bench::new().await;
    let count = "SELECT pg_last_unload_count()";
    assert_eq!(bench.rows(count).await, ["0"]);
    bench.unload("SELECT 1 AS a UNION ALL SELECT 2", "x/", "").await;
    assert_eq!(bench.rows(count).await, ["2"]);
    bench.fails(&unload("SELECT nothing", "x/", "ALLOWOVERWRITE")).await;
    assert_eq!(bench.rows(count).await, ["2"], "it did not begin");
    bench.fails(&unload("SELECT 11 AS a UNION ALL SELECT 1", "x/", "FIXEDWIDTH 'a:1' ALLOWOVERWRITE")).await;
    assert_eq!(bench.rows(count).await, ["0"]);
}
