//! User-defined functions of SQL, and what their calls answer.
//!
//! Sources: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_FUNCTION.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_DROP_FUNCTION.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/udf-naming-udfs.html>.

mod definitions;

use tokio_postgres::Client;

use crate::support::{fails, fresh, rows, run};

/// The examples of AWS's page.
const GREATER: &str = "create function f_sql_greater (float, float)
  returns float
stable
as $$
  select case when $1 > $2 then $1
    else $2
  end
$$ language sql";
const COMMISSION: &str = "create function f_sql_commission (float, float )
  returns float
stable
as $$
  select f_sql_greater ($1, $2)  
$$ language sql";

async fn refused(client: &Client, sql: &str) -> (String, String) {
    let error = fails(client, sql).await;
    (error.code().code().to_owned(), error.message().to_owned())
}

#[tokio::test]
async fn the_examples_of_aws() {
    let client = fresh().await;
    run(&client, "CREATE TABLE sales (commission DECIMAL(8,2), pricepaid DECIMAL(8,2))").await;
    run(&client, "INSERT INTO sales VALUES (109.20, 728.00), (50, 76.00), (NULL, 10)").await;
    // The nested function must exist.
    assert_eq!(
        refused(&client, COMMISSION).await,
        (
            "42883".to_owned(),
            "function f_sql_greater(double precision, double precision) does not exist".to_owned()
        )
    );
    run(&client, GREATER).await;
    run(&client, COMMISSION).await;
    for function in ["f_sql_greater", "f_sql_commission", "public.f_sql_greater"] {
        let sql = format!("select {function} (commission, pricepaid*0.20) from sales order by pricepaid");
        // NULL > 2 is not true, so the second value is taken.
        assert_eq!(rows(&client, &sql).await, ["2", "50", "145.6"], "{function}");
    }
    // Nested functions are not tracked: dropping one succeeds, and the other fails.
    run(&client, "drop function f_sql_greater(float, float)").await;
    let gone = fails(&client, "SELECT f_sql_commission(1, 2)").await;
    assert_eq!(
        (gone.code().code(), gone.message()),
        ("42883", "function f_sql_greater(double precision, double precision) does not exist")
    );
}

#[tokio::test]
async fn arguments_are_computed_once_wherever_a_call_stands() {
    let client = fresh().await;
    run(
        &client,
        "CREATE FUNCTION f_same (float) RETURNS boolean VOLATILE AS $$ SELECT $1 = $1 $$ LANGUAGE sql;
         CREATE FUNCTION f_max (int, int) RETURNS int IMMUTABLE AS $$ SELECT CASE WHEN $1 > $2 THEN $1 ELSE $2 END $$ LANGUAGE sql;
         CREATE TABLE t (a INT, b INT); INSERT INTO t VALUES (1, 5), (2, 1), (3, 3), (7, 1), (NULL, 4)",
    )
    .await;
    let cases = [
        ("SELECT COUNT(*) FROM t WHERE f_same(RANDOM())", "5"),
        ("SELECT SUM(f_max(a, b)), f_max(MAX(a), MAX(b)), MAX(f_max(f_max(a, 4), b)) FROM t", "21|7|7"),
        ("SELECT f_max(a, b) AS m, COUNT(*) FROM t GROUP BY f_max(a, b) ORDER BY m DESC LIMIT 1", "7|1"),
        ("SELECT f_max(a, b) FROM t GROUP BY 1 HAVING f_max(MIN(a), 2) = 7 ORDER BY f_max(1, 2)", "7"),
        ("SELECT COUNT(*) FROM t JOIN t u ON f_max(t.a, t.b) = u.a", "3"),
        (
            "SELECT a FROM t QUALIFY ROW_NUMBER() OVER (PARTITION BY f_max(a, 100) ORDER BY f_max(a, b) DESC, a) = 1",
            "7",
        ),
        ("SELECT f_max((SELECT MAX(a) FROM t), 3), f_max(NULL, 3), f_max(3, NULL)", "7|3|∅"),
        (
            "SELECT x FROM (SELECT f_max(a, b) x FROM t WHERE a = 2) s WHERE f_max(x, 0) IN (SELECT f_max(b, 2) FROM t)",
            "2",
        ),
        (
            "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT f_max(n + 1, 0) FROM r WHERE n < 4) SELECT MAX(n) FROM r",
            "4",
        ),
    ];
    for (sql, expected) in cases {
        assert_eq!(rows(&client, sql).await, [expected], "{sql}");
    }
    run(&client, "UPDATE t SET b = f_max(a, b) WHERE f_max(a, b) > 4; DELETE FROM t WHERE f_max(a, b) < 3")
        .await;
    assert_eq!(rows(&client, "SELECT a, b FROM t ORDER BY a").await, ["1|5", "3|3", "7|7", "∅|4"]);
    run(&client, "CREATE TABLE u AS SELECT f_max(a, b) AS m FROM t; INSERT INTO u SELECT f_max(m, 9) FROM u")
        .await;
    assert_eq!(rows(&client, "SELECT SUM(m), COUNT(*) FROM u").await, ["55|8"]);
    let merge = "MERGE INTO t USING u ON t.a = f_max(u.m, 0) AND u.m = 3 \
                 WHEN MATCHED THEN UPDATE SET b = f_max(t.b, 33) WHEN NOT MATCHED THEN INSERT VALUES (f_max(u.m, 50), 0)";
    run(&client, merge).await;
    assert_eq!(rows(&client, "SELECT COUNT(*), MAX(b), MAX(a) FROM t").await, ["11|33|50"]);
    let typed = client.query_one("SELECT f_max($1, 4) AS m, f_same(2)", &[&9_i32]).await.expect("it runs");
    assert_eq!((typed.get::<_, i32>("m"), typed.get::<_, bool>(1)), (9, true));
    assert_eq!(typed.columns()[1].name(), "f_same");
}

/// `$1` stands wherever an expression may.
#[tokio::test]
async fn arguments_in_every_kind_of_expression() {
    let client = fresh().await;
    let bodies = [
        (
            "f_a",
            "date, int",
            "timestamp",
            "DATEADD(day, $2, $1)",
            "'2020-02-28'::date, 2",
            "2020-03-01 00:00:00",
        ),
        (
            "f_b",
            "timestamp",
            "int",
            "EXTRACT(year FROM $1) + DATE_PART(month, $1)::int",
            "'2020-02-28'::timestamp",
            "2022",
        ),
        (
            "f_c",
            "varchar(9)",
            "boolean",
            "$1 LIKE 'a%' AND $1 IN ('ab', 'ac') AND $1 BETWEEN 'aa' AND 'az'",
            "'ab '::varchar(9)",
            "t",
        ),
        (
            "f_d",
            "int, int",
            "decimal(12,2)",
            "CAST($1 AS DECIMAL(10,2)) / NULLIF($2, 0)::decimal(12,2)",
            "7, 2",
            "error",
        ),
        ("f_e", "super", "varchar(20)", "JSON_SERIALIZE($1)::varchar(20)", "JSON_PARSE('[1,2]')", "[1,2]"),
        (
            "f_f",
            "varchar(9), varchar(9)",
            "varchar(18)",
            "COALESCE($1, '') || NVL($2, '-')",
            "NULL, 'x'",
            "x",
        ),
        ("f_g", "int, int, int", "int", "GREATEST($1, $2, $3) - LEAST($3, $2, $1)", "1, 5, 3", "4"),
        (
            "f_h",
            "interval day to second, date",
            "timestamp",
            "$2 + $1 * 2",
            "INTERVAL '12' HOUR, '2020-02-28'::date",
            "2020-02-29 00:00:00",
        ),
        ("f_i", "boolean", "int", "CASE WHEN NOT $1 THEN 0 WHEN $1 THEN 1 ELSE -1 END", "NULL", "-1"),
        (
            "f_j",
            "varchar(20)",
            "varchar(20)",
            "TRIM(BOTH '-' FROM SUBSTRING($1 FROM 2 FOR 4))::varchar(20)",
            "'x-ab-y'",
            "ab",
        ),
    ];
    for (name, arguments, result, body, call, expected) in bodies {
        let sql = format!(
            "CREATE FUNCTION {name} ({arguments}) RETURNS {result} STABLE AS $$ SELECT {body} $$ LANGUAGE sql"
        );
        if expected == "error" {
            assert_eq!(refused(&client, &sql).await.0, "0A000", "{body}");
            continue;
        }
        run(&client, &sql).await;
        assert_eq!(rows(&client, &format!("SELECT {name}({call})")).await, [expected], "{body}");
    }
}

#[tokio::test]
async fn text_is_as_long_as_declared() {
    let client = fresh().await;
    run(
        &client,
        "CREATE FUNCTION f_mark (VARCHAR(4), CHAR(3)) RETURNS VARCHAR(8) IMMUTABLE
         AS $q$ SELECT UPPER($1) || '-' || $2 || CASE WHEN LEN($2) = 3 THEN '$$' ELSE '' END $q$ LANGUAGE sql;
         CREATE TABLE t (a VARCHAR(10), c CHAR(3)); INSERT INTO t VALUES ('abcd', 'x'), ('é', 'xyz')",
    )
    .await;
    assert_eq!(rows(&client, "SELECT f_mark(a, c) FROM t ORDER BY 1").await, ["ABCD-x", "É-xyz$$"]);
    assert_eq!(
        rows(&client, "SELECT f_mark('it', 'a'), f_mark(NULL, 'a'), f_mark(a, 'b') FROM t WHERE c = 'x'")
            .await,
        ["IT-a|∅|ABCD-b"]
    );
    run(&client, "INSERT INTO t VALUES ('abcde', 'x')").await;
    let long = refused(&client, "SELECT f_mark(a, c) FROM t").await;
    assert!(
        long.1.starts_with("argument 1 of f_mark(character varying, character) is longer than 4 bytes"),
        "{long:?}"
    );
    assert_eq!(
        rows(&client, "SELECT f_mark(CAST(a AS VARCHAR(4)), c) FROM t WHERE a = 'abcde'").await,
        ["ABCD-x"]
    );
    let literal = refused(&client, "SELECT f_mark('abcde', 'x')").await;
    assert_eq!(literal.0, "0A000", "{literal:?}");
    let result = refused(&client, "SELECT f_mark('abcd', 'xyz')").await;
    assert!(
        result.1.starts_with("the result of f_mark(character varying, character) is longer than 8 bytes"),
        "{result:?}"
    );
}

#[tokio::test]
async fn the_types_of_arguments_tell_functions_apart() {
    let client = fresh().await;
    run(
        &client,
        "CREATE FUNCTION f_kind (int) RETURNS varchar(9) IMMUTABLE AS $$ SELECT CAST('int' AS varchar(9)) $$ LANGUAGE sql;
         CREATE FUNCTION f_kind (float) RETURNS varchar(9) IMMUTABLE AS $$ SELECT CAST('float' AS varchar(9)) $$ LANGUAGE sql;
         CREATE FUNCTION f_kind (varchar(5)) RETURNS varchar(9) IMMUTABLE AS $$ SELECT CAST('text' AS varchar(9)) $$ LANGUAGE sql;
         CREATE FUNCTION f_kind () RETURNS varchar(9) IMMUTABLE AS $$ SELECT CAST('none' AS varchar(9)) $$ LANGUAGE sql",
    )
    .await;
    let kinds = "SELECT f_kind(1), f_kind(1::float), f_kind('a'::varchar(5)), f_kind(), f_kind(1.5), f_kind(5000000000)";
    assert_eq!(rows(&client, kinds).await, ["int|float|text|none|float|float"]);
    // A literal or NULL has no type of its own, and SMALLINT would fit two.
    for open in ["f_kind('1')", "f_kind(NULL)", "f_kind(1::smallint)"] {
        let (code, message) = refused(&client, &format!("SELECT {open}")).await;
        assert_eq!(code, "0A000", "{message}");
        assert!(message.contains("which may mean f_kind("), "{message}");
    }
    for none in ["f_kind(true)", "f_kind(1, 2)", "f_kind(DATE '2020-01-01')"] {
        assert_eq!(refused(&client, &format!("SELECT {none}")).await.0, "42883", "{none}");
    }
    let again = "CREATE FUNCTION f_kind (varchar(300)) RETURNS int IMMUTABLE AS $$ SELECT 1 $$ LANGUAGE sql";
    assert_eq!(refused(&client, again).await.0, "42723");
    let other = again.replace("CREATE", "CREATE OR REPLACE");
    assert_eq!(
        refused(&client, &other).await,
        ("42P13".to_owned(), "cannot change return type of existing function".to_owned())
    );
    let longer = "CREATE OR REPLACE FUNCTION f_kind (varchar(300)) RETURNS varchar(9) STABLE \
                  AS $$ SELECT CAST('longer' AS varchar(9)) $$ LANGUAGE sql";
    run(&client, longer).await;
    assert_eq!(rows(&client, "SELECT f_kind('abcdefgh'::varchar)").await, ["longer"]);
    run(&client, "DROP FUNCTION f_kind (int); DROP FUNCTION f_kind (x varchar)").await;
    assert_eq!(rows(&client, "SELECT f_kind(1), f_kind('1')").await, ["float|float"]);
    assert_eq!(
        refused(&client, "DROP FUNCTION f_kind (int)").await,
        ("42883".to_owned(), "function f_kind(integer) does not exist".to_owned())
    );
}
