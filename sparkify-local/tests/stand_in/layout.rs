//! ALTER TABLE ALTER: sizes, encodings, distribution and sort keys.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html>.

use tokio_postgres::Client;

use crate::support::{fails, fresh, rows, run};

async fn layout(client: &Client, table: &str) -> Vec<String> {
    let sql = format!(
        "SELECT \"column\", type, encoding, distkey, sortkey FROM pg_table_def WHERE tablename = '{table}' ORDER BY 1"
    );
    rows(client, &sql).await
}

async fn info(client: &Client) -> Vec<String> {
    rows(client, "SELECT \"table\", diststyle, sortkey1 FROM svv_table_info ORDER BY 1").await
}

#[tokio::test]
async fn a_varchar_of_another_size() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(5) NOT NULL, d VARCHAR(5) DEFAULT 'x', u VARCHAR(5) UNIQUE,
                         e VARCHAR(5) ENCODE TEXT255, c CHAR(5), n INT);
         INSERT INTO t (id, a) VALUES (1, 'é-ab')",
    )
    .await;
    run(&client, "ALTER TABLE t ALTER COLUMN a TYPE VARCHAR(10)").await;
    run(&client, "INSERT INTO t (id, a) VALUES (2, '0123456789')").await;
    assert_eq!(
        fails(&client, "INSERT INTO t (id, a) VALUES (3, '01234567890')").await.code().code(),
        "22001"
    );
    assert_eq!(rows(&client, "SELECT id, a, d FROM t ORDER BY 1").await, ["1|é-ab|x", "2|0123456789|x"]);
    let short = fails(&client, "ALTER TABLE t ALTER COLUMN a TYPE VARCHAR(9)").await;
    assert_eq!(short.message(), "cannot alter the type of column \"a\": a row has 10 bytes in it");
    run(&client, "DELETE FROM t WHERE id = 2").await;
    // Bytes count: five of them.
    run(&client, "ALTER TABLE t ALTER COLUMN a TYPE VARCHAR(5)").await;
    assert_eq!(fails(&client, "ALTER TABLE t ALTER COLUMN a TYPE VARCHAR(4)").await.code().code(), "0A000");
    assert_eq!(fails(&client, "INSERT INTO t (id, a) VALUES (3, NULL)").await.code().code(), "23502");
    for (change, why) in [
        ("d TYPE VARCHAR(9)", "it has a DEFAULT"),
        ("u TYPE VARCHAR(9)", "it is part of a key"),
        ("e TYPE VARCHAR(9)", "its encoding is TEXT255"),
        ("c TYPE VARCHAR(9)", "only the size of a VARCHAR can change"),
        ("n TYPE BIGINT", "only the size of a VARCHAR can change"),
        ("a TYPE CHAR(9)", "only the size of a VARCHAR can change"),
    ] {
        let error = fails(&client, &format!("ALTER TABLE t ALTER COLUMN {change}")).await;
        assert!(error.message().ends_with(why), "{change}: {}", error.message());
    }
    let block = fails(&client, "BEGIN; ALTER TABLE t ALTER COLUMN a TYPE VARCHAR(9)").await;
    assert_eq!(
        (block.code().code(), block.message()),
        ("25001", "ALTER TABLE ALTER COLUMN cannot run inside a transaction block")
    );
    run(&client, "ROLLBACK").await;
    for sql in [
        "ALTER TABLE t ALTER COLUMN a TYPE VARCHAR(9) USING a",
        "ALTER TABLE t ALTER COLUMN a SET NOT NULL",
        "ALTER TABLE t ALTER COLUMN a DROP DEFAULT",
    ] {
        assert_eq!(fails(&client, sql).await.code().code(), "0A000", "{sql}");
    }
    assert_eq!(fails(&client, "ALTER TABLE t ALTER COLUMN zz TYPE VARCHAR(9)").await.code().code(), "42703");
}

#[tokio::test]
async fn encodings() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a INT, b VARCHAR(5), c SUPER)").await;
    run(&client, "ALTER TABLE t ALTER COLUMN a ENCODE ZSTD, ALTER COLUMN b ENCODE raw").await;
    assert_eq!(
        layout(&client, "t").await,
        ["a|integer|zstd|f|0", "b|character varying(5)|none|f|0", "c|super|zstd|f|0"]
    );
    for change in
        ["a ENCODE zstd", "a ENCODE TEXT255", "a ENCODE LZO, ALTER COLUMN a ENCODE DELTA", "b ENCODE RAW"]
    {
        let sql = format!("ALTER TABLE t ALTER COLUMN {change}");
        assert_eq!(fails(&client, &sql).await.code().code(), "0A000", "{change}");
    }
    // Of several, none is changed if one can't be.
    assert_eq!(layout(&client, "t").await[0], "a|integer|zstd|f|0");
    run(&client, "BEGIN; ALTER TABLE t ALTER COLUMN a ENCODE LZO; ROLLBACK; ALTER TABLE t ALTER ENCODE AUTO")
        .await;
    assert_eq!(layout(&client, "t").await[0], "a|integer|zstd|f|0");
    run(&client, "CREATE TABLE i (a INT, b INT) INTERLEAVED SORTKEY (a, b)").await;
    assert_eq!(fails(&client, "ALTER TABLE i ALTER COLUMN a ENCODE LZO").await.code().code(), "0A000");
}

#[tokio::test]
async fn distribution_and_sort_key() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE t (a INT, b VARCHAR(5), s SUPER); INSERT INTO t VALUES (1, 'x', NULL);
         CREATE TABLE i (a INT, b INT) DISTSTYLE EVEN INTERLEAVED SORTKEY (a, b); INSERT INTO i VALUES (1, 1)",
    )
    .await;
    assert_eq!(info(&client).await, ["i|EVEN|a", "t|AUTO(ALL)|AUTO(SORTKEY)"]);
    run(&client, "ALTER TABLE t ALTER DISTSTYLE KEY DISTKEY a").await;
    run(&client, "ALTER TABLE t ALTER SORTKEY (b, a)").await;
    assert_eq!(info(&client).await[1], "t|KEY(a)|b");
    // Nobody declared an encoding: a key is RAW, and what is none any more is not.
    assert_eq!(
        layout(&client, "t").await,
        ["a|integer|none|t|2", "b|character varying(5)|none|f|1", "s|super|zstd|f|0"]
    );
    run(&client, "ALTER TABLE t ALTER COMPOUND SORTKEY (a), ALTER DISTSTYLE ALL").await;
    assert_eq!(info(&client).await[1], "t|ALL|a");
    assert_eq!(
        layout(&client, "t").await[..2],
        ["a|integer|none|f|1".to_owned(), "b|character varying(5)|lzo|f|0".to_owned()]
    );
    run(&client, "ALTER TABLE t ALTER DISTKEY b, ALTER SORTKEY (b)").await;
    assert_eq!(info(&client).await[1], "t|KEY(b)|b");
    run(&client, "ALTER TABLE t ALTER SORTKEY AUTO; ALTER TABLE t ALTER DISTSTYLE EVEN").await;
    assert_eq!(info(&client).await[1], "t|EVEN|AUTO(SORTKEY(b))");
    run(&client, "ALTER TABLE t ALTER SORTKEY NONE; ALTER TABLE t ALTER DISTSTYLE AUTO; ALTER TABLE t ADD COLUMN n INT").await;
    assert_eq!(info(&client).await[1], "t|AUTO(ALL)|∅");
    assert_eq!(rows(&client, "SELECT a, b, n FROM t").await, ["1|x|∅"]);
    // An interleaved key goes first.
    for change in ["DISTKEY a", "DISTSTYLE ALL", "DISTSTYLE EVEN"] {
        let sql = format!("ALTER TABLE i ALTER {change}");
        assert_eq!(fails(&client, &sql).await.code().code(), "0A000", "{change}");
    }
    run(&client, "ALTER TABLE i ALTER SORTKEY (b); ALTER TABLE i ALTER DISTKEY a").await;
    assert_eq!(info(&client).await[0], "i|KEY(a)|b");
    for (sql, code) in [
        ("ALTER TABLE t ALTER DISTKEY s", "0A000"),
        ("ALTER TABLE t ALTER SORTKEY (a, s)", "0A000"),
        ("ALTER TABLE t ALTER SORTKEY (a, a)", "42701"),
        ("ALTER TABLE t ALTER SORTKEY (zz)", "42703"),
        ("ALTER TABLE t ALTER DISTKEY zz", "42703"),
        ("ALTER TABLE t ALTER DISTSTYLE KEY", "42601"),
        ("ALTER TABLE t ALTER COMPOUND SORTKEY AUTO", "42601"),
        ("ALTER TABLE t ALTER INTERLEAVED SORTKEY (a)", "42601"),
        ("ALTER TABLE t ALTER SORTKEY (a), ALTER DISTSTYLE EVEN", "42601"),
        ("ALTER TABLE t ALTER SORTKEY (a), ALTER SORTKEY (b)", "42601"),
        ("ALTER TABLE t ALTER SORTKEY NONE, ALTER DISTSTYLE ALL", "42601"),
        ("ALTER TABLE t ALTER SORTKEY (a), ALTER DISTSTYLE KEY DISTKEY a", "42601"),
        ("ALTER TABLE i ALTER DISTSTYLE AUTO", "0A000"),
        ("ALTER TABLE t OWNER TO x", "0A000"),
    ] {
        let error = fails(&client, sql).await;
        assert_eq!(error.code().code(), code, "{sql}: {}", error.message());
    }
    // Where encodings were declared, those of no key stay.
    run(&client, "CREATE TABLE d (a INT ENCODE LZO, b INT ENCODE RAW, c INT ENCODE DELTA) SORTKEY (b)").await;
    run(&client, "ALTER TABLE d ALTER SORTKEY (a)").await;
    assert_eq!(
        layout(&client, "d").await,
        ["a|integer|none|f|1", "b|integer|none|f|0", "c|integer|delta|f|0"]
    );
}
