//! Creating and dropping user-defined functions: transactions, schemas, views, and what is refused.
//!
//! Sources: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_FUNCTION.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_DROP_FUNCTION.html>.

use super::refused;
use crate::support::{client, fails, fresh, memory, position, rows, run};

#[tokio::test]
async fn schemas_and_built_in_functions() {
    let client = fresh().await;
    run(
        &client,
        "CREATE SCHEMA s;
         CREATE FUNCTION len (varchar) RETURNS int IMMUTABLE AS $$ SELECT -1 $$ LANGUAGE sql;
         CREATE FUNCTION s.f_where () RETURNS int IMMUTABLE AS $$ SELECT 1 $$ LANGUAGE sql;
         CREATE FUNCTION f_where () RETURNS int IMMUTABLE AS $$ SELECT 2 $$ LANGUAGE sql",
    )
    .await;
    // Built-in functions come first.
    assert_eq!(
        rows(&client, "SELECT len('abc'), pg_catalog.len('abc'), public.len('abc')").await,
        ["3|3|-1"]
    );
    assert_eq!(rows(&client, "SELECT f_where(), s.f_where()").await, ["2|1"]);
    run(&client, "SET search_path TO s, public").await;
    assert_eq!(rows(&client, "SELECT f_where()").await, ["1"]);
    assert_eq!(refused(&client, "SELECT s.len('abc')").await.0, "42883");
    // With the built-in ones last, the types of both would have to be weighed.
    run(&client, "SET search_path TO public, pg_catalog").await;
    assert_eq!(refused(&client, "SELECT len('abc')").await.0, "0A000");
    assert_eq!(rows(&client, "SELECT f_where(), upper('a'), pg_catalog.len('ab')").await, ["2|A|2"]);
    run(&client, "RESET search_path").await;
    assert_eq!(refused(&client, "DROP SCHEMA s").await.0, "2BP01");
    run(&client, "DROP SCHEMA s CASCADE").await;
    assert_eq!(refused(&client, "SELECT s.f_where()").await.0, "42883");
    assert_eq!(refused(&client, "DROP FUNCTION s.f_where()").await.0, "3F000");
}

#[tokio::test]
async fn functions_belong_to_the_transaction_and_the_warehouse() {
    let local = memory();
    let (one, two) = (client(&local).await, client(&local).await);
    let create = "CREATE FUNCTION f_one () RETURNS int IMMUTABLE AS $$ SELECT 1 $$ LANGUAGE sql";
    run(&one, &format!("BEGIN; {create}")).await;
    assert_eq!(refused(&two, "SELECT f_one()").await.0, "42883");
    run(&one, "ROLLBACK").await;
    assert_eq!(refused(&one, "SELECT f_one()").await.0, "42883");
    run(&one, create).await;
    assert_eq!(rows(&two, "SELECT f_one()").await, ["1"]);
    run(&one, "BEGIN; DROP FUNCTION f_one (); ROLLBACK").await;
    assert_eq!(rows(&two, "SELECT f_one()").await, ["1"]);
}

#[tokio::test]
async fn views_that_call_a_function_depend_on_it() {
    let client = fresh().await;
    run(
        &client,
        "CREATE FUNCTION f_in (int) RETURNS int IMMUTABLE AS $$ SELECT $1 + 1 $$ LANGUAGE sql;
         CREATE FUNCTION f_out (int) RETURNS int IMMUTABLE AS $$ SELECT f_in($1) * 10 $$ LANGUAGE sql;
         CREATE TABLE t (a INT); INSERT INTO t VALUES (1);
         CREATE VIEW v AS SELECT f_out(a) AS b FROM t; CREATE VIEW w AS SELECT b FROM v",
    )
    .await;
    assert_eq!(rows(&client, "SELECT b FROM w").await, ["20"]);
    let needed = fails(&client, "DROP FUNCTION f_out (int)").await;
    assert_eq!(
        (needed.code().code(), needed.detail()),
        ("2BP01", Some("view v depends on function f_out(integer)"))
    );
    let replace =
        "CREATE OR REPLACE FUNCTION f_in (int) RETURNS int IMMUTABLE AS $$ SELECT $1 $$ LANGUAGE sql";
    assert_eq!(refused(&client, replace).await.0, "0A000");
    assert_eq!(refused(&client, "DROP FUNCTION f_in (int) CASCADE").await.0, "0A000");
    run(&client, "DROP FUNCTION f_out (int) CASCADE").await;
    assert_eq!(refused(&client, "SELECT * FROM w").await.0, "42P01");
    run(&client, replace).await;
    run(&client, "DROP FUNCTION f_in (int) RESTRICT").await;
}

#[tokio::test]
async fn what_a_body_may_not_be() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a INT)").await;
    let bodies = [
        ("SELECT a FROM t", "42601", "the SELECT of a SQL function can't have FROM"),
        ("SELECT 1 WHERE true", "42601", "the SELECT of a SQL function can't have WHERE"),
        ("SELECT 1 ORDER BY 1", "42601", "the SELECT of a SQL function can't have ORDER BY"),
        ("SELECT 1 LIMIT 1", "42601", "the SELECT of a SQL function can't have LIMIT"),
        (
            "SELECT 1 UNION SELECT 2",
            "42601",
            "the SELECT of a SQL function can't have UNION, INTERSECT or EXCEPT",
        ),
        ("SELECT 1, 2", "42P13", "the SELECT of a SQL function returns exactly one column"),
        ("DELETE FROM t", "42601", "the body of a SQL function is a SELECT"),
        ("SELECT $2", "42P02", "there is no parameter $2"),
        ("SELECT $0", "42P02", "there is no parameter $0"),
        ("SELECT a", "42703", "column \"a\" does not exist"),
        (
            "SELECT MAX($1)",
            "0A000",
            "an aggregate or window function in the body of a SQL function is not supported",
        ),
        ("SELECT (SELECT 1)", "0A000", "a subquery in the body of a SQL function is not supported"),
        (
            "SELECT $1 IN (SELECT a FROM t)",
            "0A000",
            "a subquery in the body of a SQL function is not supported",
        ),
        (
            "SELECT $1 * 1.5",
            "0A000",
            "a body of type numeric(13,1) in a function that returns integer is not supported by the stand-in",
        ),
        (
            "SELECT 5000000000",
            "0A000",
            "a body of type bigint in a function that returns integer is not supported by the stand-in",
        ),
        ("SELECT f_bad($1)", "42883", "function f_bad(integer) does not exist"),
    ];
    for (body, code, message) in bodies {
        let sql = format!("CREATE FUNCTION f_bad (int) RETURNS int STABLE AS $${body}$$ LANGUAGE sql");
        assert_eq!(refused(&client, &sql).await, (code.to_owned(), message.to_owned()), "{body}");
    }
    let placed =
        fails(&client, "CREATE FUNCTION f (int) RETURNS int STABLE AS $é$ SELECT $1 + nope $é$ LANGUAGE sql")
            .await;
    assert_eq!(position(&placed), Some(63));
}

#[tokio::test]
async fn statements_that_are_refused() {
    let client = fresh().await;
    let types = vec!["int"; 33].join(", ");
    let many = format!("CREATE FUNCTION f ({types}) RETURNS int STABLE AS $$ SELECT 1 $$ LANGUAGE sql");
    let cases = [
        (
            "CREATE FUNCTION f_py (a float, b float) RETURNS float STABLE AS $$ return a $$ LANGUAGE plpythonu",
            "0A000",
            "CREATE FUNCTION LANGUAGE plpythonu is not supported by the stand-in",
        ),
        (
            "CREATE FUNCTION f_py (a anyelement) RETURNS anyelement STABLE AS $$ return a $$ LANGUAGE plpythonu",
            "0A000",
            "CREATE FUNCTION LANGUAGE plpythonu is not supported by the stand-in",
        ),
        (
            "CREATE FUNCTION f (a int) RETURNS int STABLE AS $$ SELECT $1 $$ LANGUAGE sql",
            "42601",
            "a function of SQL has types and no names of arguments; its body calls them $1, $2, …",
        ),
        (
            "CREATE FUNCTION f (int) RETURNS int AS $$ SELECT $1 $$ LANGUAGE sql",
            "42601",
            "syntax error at or near \"AS\"",
        ),
        (
            "CREATE FUNCTION f (int) RETURNS int STABLE AS 'SELECT $1' LANGUAGE sql",
            "42601",
            "syntax error at or near \"'SELECT $1'\"",
        ),
        (
            "CREATE FUNCTION f (uuid) RETURNS int STABLE AS $$ SELECT 1 $$ LANGUAGE sql",
            "42704",
            "type \"uuid\" does not exist",
        ),
        (
            "CREATE EXTERNAL FUNCTION f (int) RETURNS int STABLE LAMBDA 'x' IAM_ROLE default",
            "0A000",
            "CREATE EXTERNAL FUNCTION is not supported by the stand-in",
        ),
        ("DROP FUNCTION f", "42601", "syntax error at end of input"),
        ("CREATE TABLE d (a INT DEFAULT f_d())", "42883", "function f_d() does not exist"),
        (many.as_str(), "54023", "functions cannot have more than 32 arguments"),
    ];
    run(&client, "CREATE FUNCTION f_d () RETURNS int STABLE AS $$ SELECT 1 $$ LANGUAGE sql").await;
    for (sql, code, message) in cases {
        assert_eq!(refused(&client, sql).await, (code.to_owned(), message.to_owned()), "{sql}");
    }
}

/// A call without end, and calls that double with every function, end the statement and nothing else.
#[tokio::test]
async fn calls_without_end() {
    let client = fresh().await;
    run(
        &client,
        "CREATE FUNCTION f_0 (int) RETURNS int STABLE AS $$ SELECT $1 + 1 $$ LANGUAGE sql;
         CREATE FUNCTION f_loop (int) RETURNS int STABLE AS $$ SELECT $1 $$ LANGUAGE sql;
         CREATE OR REPLACE FUNCTION f_loop (int) RETURNS int STABLE AS $$ SELECT f_loop($1) $$ LANGUAGE sql",
    )
    .await;
    assert_eq!(
        refused(&client, "SELECT f_loop(1)").await,
        ("54001".to_owned(), "function f_loop(integer) calls itself, which has no end".to_owned())
    );
    let mut last = String::new();
    for level in 1..=12 {
        let below = level - 1;
        let sql = format!(
            "CREATE FUNCTION f_{level} (int) RETURNS int STABLE AS $$ SELECT f_{below}($1) + f_{below}($1) $$ LANGUAGE sql"
        );
        last = match client.batch_execute(&sql).await {
            Ok(()) => String::new(),
            Err(error) => error.as_db_error().expect("an answer").message().to_owned(),
        };
    }
    assert_eq!(rows(&client, "SELECT f_6(1)").await, ["128"]);
    assert!(
        last.contains("function f_11(integer) does not exist") || last.contains("more than 2000 calls"),
        "{last}"
    );
}
