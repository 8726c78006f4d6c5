//! Views, ALTER, settings, system tables and the errors of data changes.

use crate::support::{fails, fresh, rows, run};

#[tokio::test]
async fn views() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a INT, b INT); INSERT INTO t VALUES (1, 2)").await;
    run(&client, "CREATE VIEW v AS SELECT a FROM t; CREATE OR REPLACE VIEW v (x, y) AS SELECT b, a FROM t")
        .await;
    assert_eq!(rows(&client, "SELECT x, y FROM v").await, ["2|1"]);
    let error = fails(&client, "DROP TABLE t").await;
    assert_eq!(error.message(), "cannot drop table t because other objects depend on it");
    assert_eq!(fails(&client, "DROP TABLE v").await.code().code(), "42809");
    run(&client, "DROP TABLE t CASCADE").await;
    assert_eq!(fails(&client, "SELECT * FROM v").await.code().code(), "42P01");
}

#[tokio::test]
async fn alter_table() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (id INT IDENTITY(1,1), a VARCHAR(3) DISTKEY, b INT SORTKEY)").await;
    run(&client, "INSERT INTO t (a, b) VALUES ('x', 1)").await;
    run(&client, "ALTER TABLE t ADD COLUMN c INT NOT NULL DEFAULT 7; ALTER TABLE t RENAME COLUMN a TO aa")
        .await;
    run(&client, "INSERT INTO t (aa, b) VALUES ('y', 2)").await;
    assert_eq!(rows(&client, "SELECT id, aa, b, c FROM t ORDER BY b").await, ["1|x|1|7", "2|y|2|7"]);
    assert_eq!(
        fails(&client, "ALTER TABLE t DROP COLUMN aa").await.message(),
        "cannot drop distkey column \"aa\""
    );
    assert_eq!(
        fails(&client, "ALTER TABLE t DROP COLUMN b").await.message(),
        "cannot drop sortkey column \"b\""
    );
    run(&client, "ALTER TABLE t DROP COLUMN c; ALTER TABLE t RENAME TO u").await;
    assert_eq!(rows(&client, "SELECT * FROM u ORDER BY b").await, ["1|x|1", "2|y|2"]);
    fails(&client, "INSERT INTO u (aa, b) VALUES ('toolong', 2)").await;
    for refused in ["ALTER TABLE u APPEND FROM t", "ALTER TABLE u OWNER TO x"] {
        assert_eq!(fails(&client, refused).await.code().code(), "0A000", "{refused}");
    }
}

#[tokio::test]
async fn values_that_do_not_fit() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a VARCHAR(3), b INT NOT NULL, c SMALLINT, d DECIMAL(4,2))").await;
    let cases = [
        ("INSERT INTO t (a, b) VALUES ('abcd', 1)", "22001", "value too long for type character varying(3)"),
        ("INSERT INTO t (a, b) VALUES ('éé', 1)", "22001", "value too long for type character varying(3)"),
        ("INSERT INTO t (a) VALUES ('x')", "23502", "Cannot insert a NULL value into column b"),
        ("INSERT INTO t (b) VALUES ('x')", "22P02", "invalid input syntax for integer: \"x\""),
        ("INSERT INTO t (b, d) VALUES (1, 1234.5)", "22003", "numeric field overflow"),
        ("SELECT INTERVAL '1 day' * 5000000000", "22003", "integer out of range"),
        ("SELECT nope FROM t", "42703", "column \"nope\" does not exist"),
        ("INSERT INTO t (nope) VALUES (1)", "42703", "column \"nope\" of relation \"t\" does not exist"),
        ("SELECT * FROM s.t", "42P01", "relation \"s.t\" does not exist"),
    ];
    for (sql, code, message) in cases {
        let error = fails(&client, sql).await;
        assert_eq!((error.code().code(), error.message()), (code, message), "{sql}");
    }
}

#[tokio::test]
async fn settings_redshift_has_and_no_others() {
    let client = fresh().await;
    run(&client, "SET query_group TO 'etl'; SET statement_timeout = 0; SET timezone TO 'UTC'; RESET ALL")
        .await;
    let error = fails(&client, "SET standard_conforming_strings TO on").await;
    assert_eq!(error.message(), "unrecognized configuration parameter \"standard_conforming_strings\"");
    assert_eq!(fails(&client, "SET extra_float_digits TO 3").await.code().code(), "22023");
    assert_eq!(fails(&client, "SHOW nothing").await.code().code(), "42704");
    run(&client, "CREATE SCHEMA s; CREATE TABLE s.t (a INT); SET search_path TO s, public").await;
    assert_eq!(rows(&client, "SELECT schemaname, tablename FROM pg_table_def").await, ["s|t"]);
    run(&client, "SET search_path TO '$user', public").await;
    assert_eq!(rows(&client, "SELECT COUNT(*) FROM pg_table_def").await, ["0"]);
}

#[tokio::test]
async fn table_info_has_no_row_for_an_empty_table() {
    let client = fresh().await;
    run(&client, "CREATE TABLE e (a INT); CREATE TABLE t (a INT DISTKEY, b INT SORTKEY); CREATE TABLE al (a INT) DISTSTYLE ALL").await;
    run(&client, "INSERT INTO t VALUES (1, 1), (2, 2); INSERT INTO al VALUES (1)").await;
    let info = "SELECT \"table\", diststyle, sortkey1, size, tbl_rows FROM svv_table_info ORDER BY 1";
    // (2 + 3) columns · 8 slices · 2 segments; (1 + 3) columns · 4 nodes · 1 segment
    assert_eq!(rows(&client, info).await, ["al|ALL|AUTO(SORTKEY)|16|1", "t|KEY(a)|b|80|2"]);
    run(&client, "DELETE FROM t").await;
    assert_eq!(rows(&client, "SELECT \"table\" FROM pg_catalog.svv_table_info").await, ["al"]);
}

#[tokio::test]
async fn catalogs_show_users_objects_only() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a VARCHAR(9) NOT NULL, b DECIMAL(5,1)); CREATE VIEW v AS SELECT a FROM t")
        .await;
    assert_eq!(
        rows(
            &client,
            "SELECT table_schema, table_name, table_type FROM information_schema.tables ORDER BY 2"
        )
        .await,
        ["public|t|BASE TABLE", "public|v|VIEW"]
    );
    assert_eq!(
        rows(&client, "SELECT column_name, data_type, is_nullable, character_maximum_length FROM information_schema.columns WHERE table_name = 't'").await,
        ["a|character varying|NO|9", "b|numeric|YES|∅"]
    );
    assert_eq!(rows(&client, "SELECT COUNT(*), COUNT(DISTINCT node) FROM stv_slices").await, ["8|4"]);
    assert_eq!(rows(&client, "SELECT COUNT(*) FROM stl_load_errors").await, ["0"]);
    assert_eq!(rows(&client, "SELECT pg_last_copy_count(), pg_last_copy_id()").await, ["0|-1"]);
    let log = "SELECT querytxt FROM stl_query ORDER BY query DESC LIMIT 1";
    assert_eq!(rows(&client, log).await, ["SELECT pg_last_copy_count(), pg_last_copy_id()"]);
}

#[tokio::test]
async fn upkeep_needs_its_tables() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a INT)").await;
    let accepted = [
        "ANALYZE",
        "ANALYZE t",
        "ANALYZE VERBOSE t (a)",
        "VACUUM",
        "VACUUM SORT ONLY t",
        "COMMENT ON TABLE t IS 'x'",
        "COMMENT ON COLUMN t.a IS 'x'",
        "GRANT SELECT ON TABLE t TO omar",
        "GRANT ALL ON SCHEMA public TO GROUP g",
        "REVOKE ALL ON t FROM PUBLIC",
        "BEGIN; LOCK TABLE t; END",
    ];
    for sql in accepted {
        run(&client, sql).await;
    }
    for sql in ["ANALYZE u", "VACUUM u", "COMMENT ON TABLE u IS 'x'", "GRANT SELECT ON u TO omar", "LOCK u"] {
        assert_eq!(fails(&client, sql).await.code().code(), "42P01", "{sql}");
    }
}

#[tokio::test]
async fn what_is_not_known_is_refused_by_name() {
    let client = fresh().await;
    for (sql, message) in [
        ("PRAGMA version", "syntax error at or near \"PRAGMA\""),
        ("ATTACH 'x.db'", "syntax error at or near \"ATTACH\""),
        ("DECLARE c CURSOR FOR SELECT 1", "DECLARE is not supported by the stand-in"),
    ] {
        assert_eq!(fails(&client, sql).await.message(), message, "{sql}");
    }
}

/// What psql 15 asks for `\d t`, in part.
#[tokio::test]
async fn psql_describes_a_table() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a VARCHAR(9) NOT NULL, b DECIMAL(5,1))").await;
    let find = "SELECT c.oid, n.nspname, c.relname FROM pg_catalog.pg_class c
        LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relname OPERATOR(pg_catalog.~) '^(t)$' AND pg_catalog.pg_table_is_visible(c.oid) ORDER BY 2, 3";
    let found = rows(&client, find).await;
    let (oid, rest) = found[0].split_once('|').expect("an oid");
    assert_eq!((found.len(), rest), (1, "public|t"));
    let columns = format!(
        "SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull
         FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = '{oid}' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"
    );
    assert_eq!(rows(&client, &columns).await, ["a|character varying(9)|t", "b|numeric(5,1)|f"]);
    let checks = format!("SELECT COUNT(*) FROM pg_catalog.pg_constraint WHERE conrelid = '{oid}'");
    assert_eq!(rows(&client, &checks).await, ["0"]);
}
