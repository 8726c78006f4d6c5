//! Text that compares without case: columns, the function COLLATE, and what must not meet.
//!
//! Sources: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_DATABASE.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_COLLATE.html>.

use tokio_postgres::Client;

use crate::support::{fails, fresh, rows, run};

/// The table `T1` of AWS's page, its column case-insensitive as in the database of the page.
async fn t1() -> Client {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE T1 (col1 Varchar(20) COLLATE case_insensitive distkey sortkey);
         INSERT INTO T1 VALUES ('bob'), ('john'), ('Mary'), ('JOHN'), ('Bob')",
    )
    .await;
    client
}

/// Rows whose order, or whose letters, AWS calls nondeterministic.
async fn folded(client: &Client, sql: &str) -> Vec<String> {
    let mut rows: Vec<_> = rows(client, sql).await.iter().map(|row| row.to_lowercase()).collect();
    rows.sort();
    rows
}

#[tokio::test]
async fn the_examples_of_aws() {
    let client = t1().await;
    let johns = rows(&client, "SELECT * FROM T1 WHERE col1 = 'John' ORDER BY COLLATE(col1, 'cs') DESC").await;
    assert_eq!(johns, ["john", "JOHN"]);
    let ordered: Vec<_> =
        rows(&client, "SELECT * FROM T1 ORDER BY 1").await.iter().map(|row| row.to_lowercase()).collect();
    assert_eq!(ordered, ["bob", "bob", "john", "john", "mary"]);
    assert_eq!(
        folded(&client, "SELECT col1, count(*) FROM T1 GROUP BY 1").await,
        ["bob|2", "john|2", "mary|1"]
    );
    assert_eq!(
        folded(&client, "SELECT col1, rank() over (ORDER BY col1) FROM T1").await,
        ["bob|1", "bob|1", "john|3", "john|3", "mary|5"]
    );
    assert_eq!(folded(&client, "SELECT DISTINCT col1 FROM T1").await, ["bob", "john", "mary"]);
    run(&client, "CREATE TABLE T2 (col1 Varchar(20) COLLATE CI); INSERT INTO T2 SELECT UPPER(COLLATE(col1, 'cs')) FROM T1").await;
    assert_eq!(
        folded(&client, "SELECT col1 FROM T1 UNION SELECT col1 FROM T2").await,
        ["bob", "john", "mary"]
    );
}

#[tokio::test]
async fn the_function_collate() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE T (col1 Varchar(20) COLLATE case_sensitive); INSERT INTO T VALUES ('john'),('JOHN');
         CREATE TABLE A (col1 Varchar(20) COLLATE case_insensitive); INSERT INTO A VALUES ('john'),('JOHN')",
    )
    .await;
    for (sql, count) in [
        ("T WHERE col1 = 'john'", "1"),
        ("T WHERE collate(col1, 'case_insensitive') = 'john'", "2"),
        ("A WHERE col1 = 'john'", "2"),
        ("A WHERE COLLATE(col1, 'case_sensitive') = 'john'", "1"),
        ("A WHERE COLLATE(col1, 'cs') = 'JOHN'", "1"),
        ("T WHERE col1 = COLLATE('JoHn', 'ci')", "error"),
        ("T JOIN A ON COLLATE(T.col1, 'ci') = A.col1", "4"),
    ] {
        let sql = format!("SELECT COUNT(*) FROM {sql}");
        if count == "error" {
            assert_eq!(
                fails(&client, &sql).await.message(),
                "Query with different collations is not supported yet."
            );
        } else {
            assert_eq!(rows(&client, &sql).await, [count], "{sql}");
        }
    }
    // The value itself stays as it is.
    assert_eq!(rows(&client, "SELECT COLLATE(col1, 'ci') FROM T WHERE col1 = 'JOHN'").await, ["JOHN"]);
    let leader = fails(&client, "SELECT collate(usename, 'case_insensitive') FROM pg_user").await;
    assert_eq!(leader.message(), "Case insensitive collation is not supported in leader node only query.");
    assert_eq!(fails(&client, "SELECT COLLATE(col1, 'de_DE') FROM T").await.code().code(), "22023");
    assert_eq!(fails(&client, "SELECT COLLATE(1, 'ci') FROM T").await.code().code(), "0A000");
}

#[tokio::test]
async fn every_operation_that_compares() {
    let client = t1().await;
    run(
        &client,
        "CREATE TABLE people (id INT, name VARCHAR(20) COLLATE CASE_INSENSITIVE, code CHAR(4) COLLATE CI, n INT);
         INSERT INTO people VALUES (1, 'Bob', 'Ab', 1), (2, 'BOB  ', 'aB', 2), (3, 'mary', 'X', 3), (4, NULL, NULL, 4)",
    )
    .await;
    let cases = [
        ("COUNT(*) FROM people WHERE name <> 'bOB'", "1"),
        ("COUNT(*) FROM people WHERE name < 'MARY'", "2"),
        ("COUNT(*) FROM people WHERE name >= 'MARY' AND code > 'w'", "1"),
        ("COUNT(*) FROM people WHERE name BETWEEN 'BOA' AND 'BoC'", "2"),
        ("COUNT(*) FROM people WHERE name IN ('BOB', 'x') OR code NOT IN ('AB', 'y')", "3"),
        ("COUNT(*) FROM people WHERE name IN (SELECT col1 FROM T1 WHERE col1 LIKE 'MA%')", "1"),
        ("COUNT(*) FROM people WHERE name = ANY (SELECT col1 FROM T1)", "3"),
        ("COUNT(*) FROM people p JOIN T1 ON T1.col1 = p.name", "5"),
        ("COUNT(*) FROM people a JOIN people b USING (code)", "5"),
        ("COUNT(*) FROM people WHERE name LIKE 'B_b%'", "2"),
        ("COUNT(*) FROM people WHERE name NOT LIKE '%A%'", "2"),
        ("COUNT(*) FROM people WHERE name ILIKE 'bob'", "1"),
        ("COUNT(*) FROM people WHERE name SIMILAR TO 'B(O|U)B *'", "2"),
        ("COUNT(*) FROM people WHERE name ~ '^B\\\\wB'", "2"),
        ("COUNT(*) FROM people WHERE name !~ 'O'", "1"),
        ("COUNT(DISTINCT name), COUNT(name), COUNT(DISTINCT code) FROM people", "2|3|2"),
        ("MIN(LEN(name)), MAX(name), MIN(code) FROM people WHERE id > 2", "4|mary|X"),
        (
            "STRPOS(name, 'AR'), CHARINDEX('RY', name), POSITION('Y' IN name) FROM people WHERE id = 3",
            "2|3|4",
        ),
        ("REGEXP_COUNT(name, 'B'), REGEXP_INSTR(name, 'O') FROM people WHERE id = 1", "2|2"),
        (
            "GREATEST(name, 'N'), LEAST(name, 'N'), GREATEST(NULL, name) FROM people WHERE id = 3",
            "N|mary|mary",
        ),
        (
            "NULLIF(name, 'BOB') IS NULL, COALESCE(name, 'x'), NVL(code, 'y') FROM people WHERE id = 1",
            "t|Bob|Ab",
        ),
        ("CASE name WHEN 'BOB' THEN 1 ELSE 2 END, DECODE(name, 'bOb', 1, 2) FROM people WHERE id = 2", "1|1"),
        ("CASE WHEN id = 1 THEN name ELSE 'none' END = 'BOB' FROM people WHERE id = 1", "t"),
        ("COUNT(*) FROM (SELECT name FROM people INTERSECT SELECT col1 FROM T1) s", "2"),
        ("COUNT(*) FROM (SELECT col1 FROM T1 EXCEPT SELECT name FROM people) s", "1"),
        (
            "SUM(n) FROM (SELECT n, ROW_NUMBER() OVER (PARTITION BY name ORDER BY id) r FROM people) s WHERE r = 1",
            "8",
        ),
        ("LISTAGG(id, ',') WITHIN GROUP (ORDER BY name, id) FROM people", "1,2,3,4"),
        ("COUNT(*) FROM (SELECT name FROM people GROUP BY name HAVING name = 'BOB') s", "1"),
        (
            "COUNT(*) FROM (WITH w AS (SELECT name AS who FROM people) SELECT * FROM w WHERE who = 'BOB') s",
            "2",
        ),
        ("id FROM people QUALIFY RANK() OVER (ORDER BY name DESC) = 2", "3"),
    ];
    for (sql, expected) in cases {
        assert_eq!(rows(&client, &format!("SELECT {sql}")).await, [expected], "{sql}");
    }
    run(&client, "UPDATE people SET n = 9 WHERE name = 'bob'; DELETE FROM people WHERE code = 'x'").await;
    assert_eq!(rows(&client, "SELECT SUM(n), COUNT(*) FROM people").await, ["22|3"]);
    let merge = "MERGE INTO people USING T1 ON people.name = T1.col1 AND T1.col1 IN ('MARY', 'JOHN') \
                 WHEN MATCHED THEN UPDATE SET n = 0 WHEN NOT MATCHED THEN INSERT (id, name) VALUES (7, T1.col1)";
    run(&client, merge).await;
    assert_eq!(rows(&client, "SELECT COUNT(*) FROM people WHERE name = 'bob' AND id = 7").await, ["2"]);
    let typed =
        client.query_one("SELECT COUNT(*) FROM people WHERE name = $1", &[&"MARY"]).await.expect("it runs");
    assert_eq!(typed.get::<_, i64>(0), 1);
}

#[tokio::test]
async fn what_must_not_meet() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE test (ci_col varchar(10) COLLATE case_insensitive, cs_col varchar(10) COLLATE case_sensitive,
                            cint int, s super)",
    )
    .await;
    for sql in [
        "SELECT ci_col = cs_col FROM test",
        "SELECT concat(ci_col, cs_col) FROM test",
        "SELECT ci_col || cs_col FROM test",
        "SELECT ci_col FROM test UNION SELECT cs_col FROM test",
        "SELECT * FROM test a, test b WHERE a.ci_col = b.cs_col",
        "Select Coalesce(ci_col, cs_col) from test",
        "Select case when cint > 0 then ci_col else cs_col end from test",
        "SELECT ci_col LIKE cs_col FROM test",
        "SELECT ci_col IN (SELECT cs_col FROM test) FROM test",
        "SELECT GREATEST(ci_col, cs_col) FROM test",
    ] {
        let error = fails(&client, sql).await;
        assert_eq!(error.message(), "Query with different collations is not supported yet.", "{sql}");
    }
    let coerced = fails(&client, "SELECT s = ci_col FROM test").await;
    assert_eq!(coerced.message(), "Coercing from case insensitive string to SUPER is not supported.");
    // Of what collation these would be, AWS does not tell.
    for sql in [
        "SELECT UPPER(ci_col) FROM test",
        "SELECT ci_col || 'x' FROM test",
        "SELECT SUBSTRING(ci_col FROM 1) FROM test",
        "SELECT TRIM(ci_col) FROM test",
        "SELECT CAST(ci_col AS VARCHAR(5)) FROM test",
        "SELECT LISTAGG(ci_col) FROM test",
        "SELECT REGEXP_REPLACE(ci_col, 'a') FROM test",
        "CREATE TABLE u AS SELECT ci_col FROM test",
        "CREATE TABLE u (LIKE test)",
        "SELECT ci_col LIKE 'a' ESCAPE 'b' FROM test",
        "SELECT ci_col, COUNT(*) FROM test GROUP BY ROLLUP (ci_col)",
    ] {
        assert_eq!(fails(&client, sql).await.code().code(), "0A000", "{sql}");
    }
    for sql in ["CREATE TABLE u (a INT COLLATE CI)", "CREATE TABLE u (a SUPER COLLATE CS)"] {
        assert_eq!(fails(&client, sql).await.code().code(), "42804", "{sql}");
    }
    // Values go from one to the other; that compares nothing.
    run(&client, "INSERT INTO test (ci_col, cs_col) VALUES ('Ab', 'Cd'); INSERT INTO test (ci_col, cs_col) SELECT cs_col, ci_col FROM test").await;
    assert_eq!(rows(&client, "SELECT ci_col, cs_col FROM test WHERE ci_col = 'CD'").await, ["Cd|Ab"]);
    run(&client, "UPDATE test SET cs_col = ci_col WHERE cs_col = 'Cd'").await;
    assert_eq!(rows(&client, "SELECT cs_col FROM test WHERE ci_col = 'aB'").await, ["Ab"]);
}

/// Whether `É` equals `é`, and on which side of the letters `_` stands, AWS does not tell.
#[tokio::test]
async fn what_nobody_tells_fails_when_it_matters() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE t (a VARCHAR(10) COLLATE CI); INSERT INTO t VALUES ('é'), ('a_b'), ('A-B'), ('日本')",
    )
    .await;
    assert_eq!(rows(&client, "SELECT COUNT(DISTINCT a) FROM t").await, ["4"]);
    assert_eq!(rows(&client, "SELECT a FROM t WHERE a IN ('A_B', 'a-b') AND a NOT LIKE 'é%'").await.len(), 2);
    assert_eq!(rows(&client, "SELECT a FROM t WHERE a <> 'a_b' ORDER BY a").await, ["A-B", "é", "日本"]);
    for sql in [
        "SELECT a FROM t ORDER BY a",
        "SELECT MAX(a) FROM t",
        "SELECT a FROM t WHERE a < 'B'",
        "SELECT a FROM t WHERE a = 'É'",
        "SELECT a FROM t WHERE a LIKE 'É%'",
        "SELECT a FROM t WHERE a ~ 'É'",
        "SELECT COUNT(DISTINCT b) FROM (SELECT COLLATE('É' || COLLATE(a, 'cs'), 'ci') AS b FROM t) s",
    ] {
        assert_eq!(fails(&client, sql).await.code().code(), "0A000", "{sql}");
    }
}

#[tokio::test]
async fn views_and_altered_tables_keep_the_collation() {
    let client = t1().await;
    run(&client, "CREATE VIEW v (who) AS SELECT col1 FROM T1; CREATE VIEW w AS SELECT who, COUNT(*) AS n FROM v GROUP BY who").await;
    assert_eq!(
        folded(&client, "SELECT who, n FROM w WHERE who IN ('JOHN', 'BOB')").await,
        ["bob|2", "john|2"]
    );
    run(&client, "DROP VIEW v CASCADE; ALTER TABLE T1 ADD COLUMN more VARCHAR(5) DEFAULT 'Ab' COLLATE CASE_INSENSITIVE").await;
    run(&client, "ALTER TABLE T1 RENAME COLUMN col1 TO name").await;
    assert_eq!(rows(&client, "SELECT COUNT(*) FROM T1 WHERE more = 'aB' AND name = 'bob'").await, ["2"]);
    run(&client, "CREATE TEMP TABLE x (a VARCHAR(5) COLLATE CI); INSERT INTO x VALUES ('A'), ('a')").await;
    assert_eq!(rows(&client, "SELECT COUNT(DISTINCT a) FROM x").await, ["1"]);
}
