//! CREATE TABLE: what Redshift accepts is described, what it refuses is refused in words.

use crate::support::{fails, fresh, position, rows, run};

const DESCRIBED: &str = "SELECT \"column\", type, encoding, distkey, sortkey, \"notnull\" FROM pg_table_def";

#[tokio::test]
async fn types_keys_and_encodings_are_described() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE songplays (
           songplay_id BIGINT IDENTITY(0,1) PRIMARY KEY,
           \"UserId\" INT4 NOT NULL ENCODE zstd,
           level TEXT,
           price NUMERIC(9, 2),
           start_time TIMESTAMP,
           paid BOOL,
           song_id CHAR(18)
         ) BACKUP NO DISTSTYLE KEY DISTKEY (song_id) COMPOUND SORTKEY (start_time, paid)",
    )
    .await;
    assert_eq!(
        rows(&client, DESCRIBED).await,
        [
            "songplay_id|bigint|az64|f|0|t",
            "userid|integer|zstd|f|0|t",
            "level|character varying(256)|lzo|f|0|f",
            "price|numeric(9,2)|az64|f|0|f",
            "start_time|timestamp without time zone|none|f|1|f",
            "paid|boolean|none|f|2|f",
            "song_id|character(18)|lzo|t|0|f",
        ]
    );
}

#[tokio::test]
async fn interleaved_positions_alternate_in_sign() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a INT, b INT) INTERLEAVED SORTKEY (a, b)").await;
    assert_eq!(rows(&client, "SELECT sortkey FROM pg_table_def").await, ["1", "-2"]);
}

#[tokio::test]
async fn rules_are_refused_in_words() {
    let client = fresh().await;
    let cases = [
        ("CREATE TABLE t (a INT DISTKEY, b INT DISTKEY)", "a table has at most one DISTKEY column"),
        ("CREATE TABLE t (a INT) DISTKEY(a) DISTKEY(a)", "a table has at most one DISTKEY column"),
        ("CREATE TABLE t (a INT) DISTSTYLE KEY", "DISTSTYLE KEY needs a DISTKEY"),
        (
            "CREATE TABLE t (a INT DISTKEY) DISTSTYLE ALL",
            "cannot specify DISTKEY with DISTSTYLE ALL; leave DISTSTYLE out or say KEY",
        ),
        (
            "CREATE TABLE t (a VARCHAR(9) ENCODE az64)",
            "invalid encoding type specified for column \"a\": az64 does not apply to character varying(9)",
        ),
        ("CREATE TABLE t (a SUPER DISTKEY)", "DISTKEY column \"a\" cannot be of type super"),
        ("CREATE TABLE t (a INT) SORTKEY (b)", "SORTKEY column \"b\" does not exist"),
        (
            "CREATE TABLE t (a VARCHAR(9) IDENTITY(0,1))",
            "identity column \"a\" must be INT or BIGINT, not character varying(9)",
        ),
        ("CREATE TABLE t (a INT, A INT)", "column \"a\" specified more than once"),
        ("CREATE TABLE t (xmin INT)", "column name \"xmin\" conflicts with a system column name"),
        ("CREATE TABLE t (a INT CHECK (a > 0))", "CHECK constraints do not exist in Redshift"),
        ("CREATE TABLE t (a INT) SORTKEY (a) SORTKEY (a)", "SORTKEY is given twice"),
        (
            "CREATE TABLE t (a INT PRIMARY KEY, b INT PRIMARY KEY)",
            "multiple primary keys for table \"t\" are not allowed",
        ),
        ("CREATE TABLE t (a INT, PRIMARY KEY (b))", "column \"b\" named in key does not exist"),
        ("CREATE TEMP TABLE s.t (a INT)", "temporary tables may not specify a schema name"),
        ("CREATE TABLE t (a INT) ENCODE AUTO ENCODE AUTO", "ENCODE AUTO is given twice"),
        (
            "CREATE TABLE t (a INT ENCODE raw) ENCODE AUTO",
            "ENCODE AUTO may not be combined with ENCODE of a column",
        ),
        ("CREATE TABLE s.t (a INT)", "schema \"s\" does not exist"),
        ("CREATE TABLE t (user INT)", "syntax error at or near \"user\""),
        ("CREATE TABLE t (a INT) PARTITION BY (a)", "syntax error at or near \"PARTITION\""),
    ];
    for (sql, message) in cases {
        assert_eq!(fails(&client, sql).await.message(), message, "{sql}");
    }
    let error = fails(&client, "CREATE TABLE t (a INT,\n  b VARCHAR(9) ENCODE az64)").await;
    assert_eq!(position(&error), Some(46));
}

#[tokio::test]
async fn existing_tables() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a INT); CREATE TABLE IF NOT EXISTS t (b INT)").await;
    let error = fails(&client, "CREATE TABLE t (a INT)").await;
    assert_eq!((error.code().code(), error.message()), ("42P07", "Relation \"t\" already exists"));
    run(&client, "DROP TABLE t; DROP TABLE IF EXISTS t, u").await;
    let error = fails(&client, "DROP TABLE t").await;
    assert_eq!((error.code().code(), error.message()), ("42P01", "table \"t\" does not exist"));
}

#[tokio::test]
async fn like_takes_layout_and_leaves_keys() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE t (a INT PRIMARY KEY DISTKEY, b VARCHAR(9) DEFAULT 'x' ENCODE zstd) SORTKEY (a);
         CREATE TABLE u (LIKE t INCLUDING DEFAULTS)",
    )
    .await;
    let described = "SELECT \"column\", encoding, distkey, sortkey FROM pg_table_def WHERE tablename = 'u'";
    assert_eq!(rows(&client, described).await, ["a|none|t|1", "b|zstd|f|0"]);
    run(&client, "INSERT INTO u (a) VALUES (1)").await;
    assert_eq!(rows(&client, "SELECT b FROM u").await, ["x"]);
    fails(&client, "CREATE TABLE v (LIKE t) DISTSTYLE ALL").await;
}

#[tokio::test]
async fn a_temporary_table_shadows_a_permanent_one() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a INT); INSERT INTO t VALUES (1); CREATE TEMP TABLE t (a INT); INSERT INTO t VALUES (2)").await;
    assert_eq!(rows(&client, "SELECT a FROM t").await, ["2"]);
    run(&client, "DROP TABLE t").await;
    assert_eq!(rows(&client, "SELECT a FROM t").await, ["1"]);
    run(&client, "CREATE TABLE #u (a INT IDENTITY(1,1), b INT)").await;
    run(&client, "INSERT INTO #u (b) VALUES (7)").await;
    assert_eq!(rows(&client, "SELECT a, b FROM #u").await, ["1|7"]);
}

#[tokio::test]
async fn a_table_from_a_query() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a INT, b INT); INSERT INTO t VALUES (1, 2), (3, 4)").await;
    run(&client, "CREATE TABLE u DISTKEY (total) SORTKEY (a) AS SELECT a, SUM(b) AS total FROM t GROUP BY a")
        .await;
    let described = "SELECT \"column\", type, distkey, sortkey FROM pg_table_def WHERE tablename = 'u'";
    assert_eq!(rows(&client, described).await, ["a|integer|f|1", "total|bigint|t|0"]);
    assert_eq!(rows(&client, "SELECT * FROM u ORDER BY a").await, ["1|2", "3|4"]);
}

#[tokio::test]
async fn identity_takes_no_value_and_counts() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (id BIGINT IDENTITY(5, 10), a INT); INSERT INTO t (a) VALUES (1), (2)")
        .await;
    assert_eq!(rows(&client, "SELECT id FROM t ORDER BY id").await, ["5", "15"]);
    let error = fails(&client, "INSERT INTO t (id, a) VALUES (1, 1)").await;
    assert_eq!(error.message(), "cannot set an identity column to a value: \"id\"");
    assert_eq!(position(&error), Some(16));
    fails(&client, "INSERT INTO t SELECT 1, 2").await;
    run(&client, "CREATE TABLE u (id BIGINT GENERATED BY DEFAULT AS IDENTITY(0, 1), a INT)").await;
    run(&client, "INSERT INTO u (id, a) VALUES (77, 1); INSERT INTO u (a) VALUES (2)").await;
    assert_eq!(rows(&client, "SELECT id FROM u ORDER BY id").await, ["0", "77"]);
}

#[tokio::test]
async fn keys_are_recorded_and_not_enforced() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE users (user_id INT PRIMARY KEY);
         CREATE TABLE plays (id INT UNIQUE, user_id INT REFERENCES users (user_id));
         INSERT INTO users VALUES (1), (1);
         INSERT INTO plays VALUES (1, 99), (1, 99)",
    )
    .await;
    let error = fails(&client, "CREATE TABLE z (id INT, FOREIGN KEY (id) REFERENCES plays (user_id))").await;
    assert_eq!(
        error.message(),
        "there is no unique constraint matching given keys for referenced table \"plays\""
    );
    let error = fails(&client, "DROP TABLE users").await;
    assert_eq!(error.message(), "cannot drop table users because other objects depend on it");
    run(&client, "DROP TABLE users CASCADE").await;
}
