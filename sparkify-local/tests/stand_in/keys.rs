//! Keys: recorded under names, dropped by them, never enforced.

use tokio_postgres::Client;

use crate::support::{fails, fresh, rows, run};

/// Keys are recorded, several columns in their order, and not enforced.
#[tokio::test]
async fn alter_table_adds_keys() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE editions (book INT NOT NULL, edition INT NOT NULL, press INT, number INT);
         CREATE TABLE copies (id INT, book INT, edition INT, press INT, number INT);
         ALTER TABLE editions ADD PRIMARY KEY (book, edition);
         ALTER TABLE editions ADD CONSTRAINT by_press UNIQUE (press, number);
         ALTER TABLE copies ADD UNIQUE (id);
         ALTER TABLE copies ADD FOREIGN KEY (book, edition) REFERENCES editions (book, edition);
         ALTER TABLE copies ADD FOREIGN KEY (press, number) REFERENCES editions (press, number)",
    )
    .await;
    let keys = "SELECT table_name, constraint_type, constraint_name FROM information_schema.table_constraints \
                ORDER BY 1, 2, 3";
    assert_eq!(
        rows(&client, keys).await,
        [
            "copies|FOREIGN KEY|copies_book_edition_fkey",
            "copies|FOREIGN KEY|copies_press_number_fkey",
            "copies|UNIQUE|copies_id_key",
            "editions|PRIMARY KEY|editions_pkey",
            "editions|UNIQUE|by_press",
        ]
    );
    run(
        &client,
        "INSERT INTO editions VALUES (1, 1, 1, 1), (1, 1, 1, 1); INSERT INTO copies VALUES (1, 9, 9, 9, 9)",
    )
    .await;
    for (sql, code) in [
        ("ALTER TABLE editions ADD PRIMARY KEY (book)", "42P16"),
        ("ALTER TABLE copies ADD PRIMARY KEY (id)", "0A000"),
        ("ALTER TABLE editions ADD UNIQUE (missing)", "42703"),
        ("ALTER TABLE editions ADD CONSTRAINT by_press UNIQUE (press)", "42710"),
        ("ALTER TABLE copies ADD FOREIGN KEY (press) REFERENCES editions (press)", "42830"),
        ("ALTER TABLE copies ADD CHECK (id > 1)", "0A000"),
    ] {
        assert_eq!(fails(&client, sql).await.code().code(), code, "{sql}");
    }
    run(&client, "BEGIN; ALTER TABLE editions ADD UNIQUE (number); ROLLBACK").await;
    assert_eq!(rows(&client, "SELECT COUNT(*) FROM information_schema.table_constraints").await, ["5"]);
}

async fn keys(client: &Client) -> Vec<String> {
    let sql = "SELECT table_name, constraint_name FROM information_schema.table_constraints ORDER BY 1, 2";
    rows(client, sql).await
}

/// A name is told apart by a number only where the table has it already.
#[tokio::test]
async fn names_of_keys() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE t (a INT PRIMARY KEY, b INT UNIQUE, c INT, CONSTRAINT t_c_key UNIQUE (b), UNIQUE (c));
         ALTER TABLE t ADD UNIQUE (c)",
    )
    .await;
    assert_eq!(keys(&client).await, ["t|t_b_key", "t|t_c_key", "t|t_c_key1", "t|t_c_key2", "t|t_pkey"]);
    run(&client, "ALTER TABLE t DROP CONSTRAINT t_c_key1; ALTER TABLE t ADD UNIQUE (c)").await;
    assert_eq!(keys(&client).await, ["t|t_b_key", "t|t_c_key", "t|t_c_key1", "t|t_c_key2", "t|t_pkey"]);
    let twice = "CREATE TABLE u (a INT, CONSTRAINT k UNIQUE (a), CONSTRAINT k PRIMARY KEY (a))";
    assert_eq!(fails(&client, twice).await.code().code(), "42710");
}

/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html>.
#[tokio::test]
async fn alter_table_drops_keys() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE editions (book INT PRIMARY KEY, press INT, number INT, CONSTRAINT by_press UNIQUE (press, number));
         CREATE TABLE copies (id INT UNIQUE, book INT REFERENCES editions, press INT, number INT,
             FOREIGN KEY (number, press) REFERENCES editions (number, press))",
    )
    .await;
    let needed = fails(&client, "ALTER TABLE editions DROP CONSTRAINT editions_pkey RESTRICT").await;
    assert_eq!(
        (needed.code().code(), needed.message(), needed.detail()),
        (
            "2BP01",
            "cannot drop constraint editions_pkey on table editions because other objects depend on it",
            Some("constraint copies_book_fkey on table copies depends on constraint editions_pkey")
        )
    );
    for sql in ["ALTER TABLE editions DROP CONSTRAINT by_press", "DROP TABLE editions"] {
        assert_eq!(fails(&client, sql).await.code().code(), "2BP01", "{sql}");
    }
    let missing = fails(&client, "ALTER TABLE copies DROP CONSTRAINT editions_pkey").await;
    assert_eq!(
        (missing.code().code(), missing.message(), crate::support::position(&missing)),
        ("42704", "constraint \"editions_pkey\" of relation \"copies\" does not exist", Some(36))
    );
    let left =
        ["copies|copies_id_key", "copies|copies_book_fkey", "editions|by_press", "editions|editions_pkey"];
    run(&client, "ALTER TABLE copies DROP CONSTRAINT copies_number_press_fkey").await;
    assert_eq!(keys(&client).await.len(), left.len());
    run(&client, "BEGIN; ALTER TABLE editions DROP CONSTRAINT editions_pkey CASCADE").await;
    assert_eq!(keys(&client).await, ["copies|copies_id_key", "editions|by_press"]);
    run(&client, "ROLLBACK").await;
    assert_eq!(keys(&client).await.len(), left.len());
    run(&client, "ALTER TABLE editions DROP CONSTRAINT editions_pkey CASCADE").await;
    run(&client, "ALTER TABLE editions DROP CONSTRAINT by_press RESTRICT").await;
    assert_eq!(keys(&client).await, ["copies|copies_id_key"]);
    // The column stays NOT NULL, and a table that nothing references any more can go.
    assert_eq!(fails(&client, "INSERT INTO editions VALUES (NULL, 1, 1)").await.code().code(), "23502");
    run(&client, "ALTER TABLE editions ADD PRIMARY KEY (book); DROP TABLE editions").await;
}

/// Which of two keys of the same columns a foreign key references, nothing says: it has to go first.
#[tokio::test]
async fn one_of_two_keys_a_foreign_key_may_reference() {
    let client = fresh().await;
    run(&client, "CREATE TABLE p (a INT PRIMARY KEY, UNIQUE (a)); CREATE TABLE c (a INT REFERENCES p (a))")
        .await;
    let refused = fails(&client, "ALTER TABLE p DROP CONSTRAINT p_a_key CASCADE").await;
    assert_eq!(
        refused.message(),
        "dropping one of two keys that \"c_a_fkey\" of \"c\" may reference is not supported by the stand-in"
    );
    run(&client, "ALTER TABLE c DROP CONSTRAINT c_a_fkey; ALTER TABLE p DROP CONSTRAINT p_a_key").await;
    assert_eq!(keys(&client).await, ["p|p_pkey"]);
}

/// A key goes with its only column; RESTRICT keeps a column of a key of several, and one that is referenced.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html>.
#[tokio::test]
async fn a_dropped_column_takes_its_keys_along() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE p (a INT PRIMARY KEY, b INT UNIQUE, c INT, d INT, UNIQUE (c, d));
         CREATE TABLE c (a INT REFERENCES p, c INT, d INT, FOREIGN KEY (c, d) REFERENCES p (c, d))",
    )
    .await;
    for column in ["a", "c", "d RESTRICT"] {
        let sql = format!("ALTER TABLE p DROP COLUMN {column}");
        assert_eq!(fails(&client, &sql).await.code().code(), "2BP01", "{sql}");
    }
    run(&client, "ALTER TABLE p DROP COLUMN b").await;
    assert_eq!(keys(&client).await, ["c|c_a_fkey", "c|c_c_d_fkey", "p|p_c_d_key", "p|p_pkey"]);
    run(&client, "ALTER TABLE p DROP COLUMN c CASCADE").await;
    assert_eq!(keys(&client).await, ["c|c_a_fkey", "p|p_pkey"]);
}

/// The other catalogs of keys say the same.
#[tokio::test]
async fn catalogs_of_keys() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE p (x INT, a INT, b INT, CONSTRAINT by_b UNIQUE (b, a)); CREATE SCHEMA s;
         CREATE TABLE s.c (a INT, b INT, FOREIGN KEY (b, a) REFERENCES public.p (b, a))",
    )
    .await;
    let constraints = "SELECT k.conname, k.contype, c.relname, r.relname, k.conkey FROM pg_constraint k \
                       JOIN pg_class c ON c.oid = k.conrelid LEFT JOIN pg_class r ON r.oid = k.confrelid ORDER BY 1";
    assert_eq!(rows(&client, constraints).await, ["by_b|u|p|∅|[3, 2]", "c_b_a_fkey|f|c|p|[2, 1]"]);
    let usage = "SELECT constraint_name, column_name, ordinal_position FROM information_schema.key_column_usage \
                 WHERE table_name = 'p' ORDER BY 3";
    assert_eq!(rows(&client, usage).await, ["by_b|b|1", "by_b|a|2"]);
    run(&client, "ALTER TABLE p DROP CONSTRAINT by_b CASCADE").await;
    assert_eq!(rows(&client, "SELECT COUNT(*) FROM pg_constraint").await, ["0"]);
    assert_eq!(rows(&client, "SELECT COUNT(*) FROM information_schema.key_column_usage").await, ["0"]);
}
