//! What commits, what rolls back, and what an error leaves.

use crate::support::{client, fails, fresh, memory, rows, run};

#[tokio::test]
async fn an_error_skips_the_rest_and_undoes_the_message() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a INT)").await;
    fails(&client, "INSERT INTO t VALUES (1); INSERT INTO nope VALUES (1); INSERT INTO t VALUES (2)").await;
    assert_eq!(rows(&client, "SELECT COUNT(*) FROM t").await, ["0"]);
}

#[tokio::test]
async fn a_syntax_error_runs_nothing() {
    let client = fresh().await;
    fails(&client, "CREATE TABLE t (a INT); CREATE TABEL u (a INT)").await;
    assert_eq!(rows(&client, "SELECT COUNT(*) FROM pg_table_def").await, ["0"]);
}

#[tokio::test]
async fn a_failed_block_waits_for_its_rollback() {
    let client = fresh().await;
    run(&client, "BEGIN; CREATE TABLE t (a INT)").await;
    fails(&client, "SELECT nope FROM t").await;
    let error = fails(&client, "SELECT 1").await;
    assert_eq!(error.code().code(), "25P02");
    assert_eq!(
        error.message(),
        "current transaction is aborted, commands ignored until end of transaction block"
    );
    run(&client, "COMMIT").await;
    assert_eq!(fails(&client, "SELECT * FROM t").await.code().code(), "42P01");
}

#[tokio::test]
async fn ddl_rolls_back_with_its_catalog() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a INT DISTKEY)").await;
    run(&client, "BEGIN; DROP TABLE t; CREATE TABLE t (b BIGINT IDENTITY(0,1), c VARCHAR(9)); ROLLBACK")
        .await;
    let described = "SELECT \"column\", type, distkey FROM pg_table_def";
    assert_eq!(rows(&client, described).await, ["a|integer|t"]);
    run(&client, "INSERT INTO t VALUES (1)").await;
}

#[tokio::test]
async fn truncate_commits_the_transaction_it_is_in() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a INT); CREATE TABLE u (a INT); INSERT INTO t VALUES (1)").await;
    run(&client, "BEGIN; INSERT INTO u VALUES (7); TRUNCATE t").await;
    run(&client, "ROLLBACK").await;
    assert_eq!(rows(&client, "SELECT (SELECT COUNT(*) FROM t), (SELECT COUNT(*) FROM u)").await, ["0|1"]);
}

#[tokio::test]
async fn begin_accepts_isolation_words() {
    let client = fresh().await;
    for begin in ["BEGIN ISOLATION LEVEL READ COMMITTED", "START TRANSACTION READ WRITE", "BEGIN WORK"] {
        run(&client, begin).await;
        run(&client, "END TRANSACTION").await;
    }
    assert_eq!(fails(&client, "ROLLBACK TO a").await.code().code(), "0A000");
    assert_eq!(fails(&client, "SAVEPOINT a").await.code().code(), "0A000");
}

#[tokio::test]
async fn vacuum_is_refused_in_a_block() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a INT); ").await;
    run(&client, "VACUUM FULL t TO 95 PERCENT").await;
    run(&client, "BEGIN").await;
    let error = fails(&client, "VACUUM t").await;
    assert_eq!(error.message(), "VACUUM cannot run inside a transaction block");
}

#[tokio::test]
async fn two_sessions_see_committed_work_only() {
    let local = memory();
    let (one, two) = (client(&local).await, client(&local).await);
    run(&one, "CREATE TABLE t (a INT); INSERT INTO t VALUES (1)").await;
    run(&one, "BEGIN; INSERT INTO t VALUES (2); CREATE TABLE u (a INT)").await;
    assert_eq!(rows(&two, "SELECT COUNT(*) FROM t").await, ["1"]);
    assert_eq!(fails(&two, "SELECT * FROM u").await.code().code(), "42P01");
    run(&one, "COMMIT").await;
    assert_eq!(rows(&two, "SELECT COUNT(*) FROM t").await, ["2"]);
}

#[tokio::test]
async fn a_conflict_is_1023() {
    let local = memory();
    let (one, two) = (client(&local).await, client(&local).await);
    run(&one, "CREATE TABLE t (a INT); INSERT INTO t VALUES (1)").await;
    run(&one, "BEGIN; UPDATE t SET a = 2").await;
    run(&two, "BEGIN").await;
    let error = fails(&two, "UPDATE t SET a = 3").await;
    assert_eq!((error.code().code(), error.message()), ("XX000", "1023"));
    run(&two, "ROLLBACK").await;
    run(&one, "COMMIT").await;
    assert_eq!(rows(&two, "SELECT a FROM t").await, ["2"]);
}

#[tokio::test]
async fn many_sessions_insert_at_once() {
    let local = memory();
    let first = client(&local).await;
    run(&first, "CREATE TABLE t (a INT)").await;
    let mut tasks = Vec::new();
    for number in 0..8 {
        let client = client(&local).await;
        tasks.push(tokio::spawn(
            async move { run(&client, &format!("INSERT INTO t VALUES ({number})")).await },
        ));
    }
    for task in tasks {
        task.await.expect("inserted");
    }
    assert_eq!(rows(&first, "SELECT COUNT(*), SUM(a) FROM t").await, ["8|28"]);
}

#[tokio::test]
async fn set_local_ends_with_its_transaction() {
    let client = fresh().await;
    run(&client, "BEGIN; SET LOCAL query_group TO 'load'").await;
    assert_eq!(rows(&client, "SHOW query_group").await, ["load"]);
    run(&client, "COMMIT").await;
    assert_eq!(rows(&client, "SHOW query_group").await, ["default"]);
}

#[tokio::test]
async fn lock_waits_for_open_transactions_and_comes_before_the_snapshot() {
    let local = memory();
    let (writer, reader) = (client(&local).await, client(&local).await);
    run(&writer, "CREATE TABLE t (a INT)").await;
    run(&writer, "BEGIN; INSERT INTO t VALUES (1)").await;
    run(&reader, "SET statement_timeout TO 50; BEGIN").await;
    let error = fails(&reader, "LOCK t").await;
    assert_eq!(error.code().code(), "57014");
    assert!(error.message().ends_with("canceled on user's request"), "{}", error.message());
    run(&reader, "ROLLBACK; SET statement_timeout TO 0; BEGIN").await;
    let look = async {
        run(&reader, "LOCK t").await;
        rows(&reader, "SELECT COUNT(*) FROM t").await
    };
    let (found, ()) = tokio::join!(look, run(&writer, "COMMIT"));
    assert_eq!(found, ["1"]);
}

#[tokio::test]
async fn a_client_that_goes_away_leaves_no_transaction_behind() {
    let local = memory();
    let (gone, stays) = (client(&local).await, client(&local).await);
    run(&gone, "CREATE TABLE t (a INT)").await;
    run(&gone, "BEGIN; INSERT INTO t VALUES (1)").await;
    drop(gone);
    run(&stays, "BEGIN; LOCK t").await;
    assert_eq!(rows(&stays, "SELECT COUNT(*) FROM t").await, ["0"]);
}
