//! Opening, connecting, protocols, cancelling, closing.

use sparkify_local::{Content, Local, Mount, OpenError, Options, SecretString, User, Warehouse};
use tokio::net::TcpListener;
use tokio_postgres::{NoTls, SimpleQueryMessage};

use crate::support::{client, fails, fresh, memory, position, rows, run};

fn file(path: &std::path::Path) -> Options {
    Options { warehouse: Warehouse::File(path.to_owned()), ..Options::default() }
}

#[tokio::test]
async fn a_file_keeps_its_tables() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("warehouse.duckdb");
    {
        let local = Local::open(file(&path)).expect("a new file");
        let client = client(&local).await;
        run(
            &client,
            "CREATE TABLE t (a INT ENCODE az64, b VARCHAR(3) SORTKEY); INSERT INTO t VALUES (1, 'x')",
        )
        .await;
    }
    // The session's task ends when it sees the client gone; the file is free then.
    let local = loop {
        match Local::open(file(&path)) {
            Ok(local) => break local,
            Err(OpenError::Locked { .. } | OpenError::Engine { .. }) => tokio::task::yield_now().await,
            Err(error) => panic!("{error}"),
        }
    };
    let client = client(&local).await;
    assert_eq!(rows(&client, "SELECT * FROM t").await, ["1|x"]);
    let described = "SELECT \"column\", type, encoding, sortkey FROM pg_table_def WHERE tablename = 't'";
    assert_eq!(rows(&client, described).await, ["a|integer|az64|0", "b|character varying(3)|none|1"]);
}

#[tokio::test]
async fn what_cannot_be_opened_is_said_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "not a database, and longer than a database header would have to be ".repeat(200))
        .expect("written");
    assert!(matches!(Local::open(file(&path)), Err(OpenError::NotAWarehouse { .. })));
    assert!(matches!(Local::open(file(folder.path())), Err(OpenError::NotAWarehouse { .. })));
    assert!(matches!(
        Local::open(file(&folder.path().join("none/w.duckdb"))),
        Err(OpenError::NoFolder { .. })
    ));
    let mount = |prefix: &str, path: &str| Options {
        mounts: vec![Mount { prefix: prefix.to_owned(), content: Content::Folder(path.into()) }],
        ..Options::default()
    };
    assert!(matches!(Local::open(mount("s3://b", "/no/such/folder")), Err(OpenError::NoMount { .. })));
    assert!(matches!(Local::open(mount("b", "/")), Err(OpenError::BadMount { .. })));
}

#[tokio::test]
async fn the_server_says_it_is_redshift() {
    let client = fresh().await;
    assert_eq!(rows(&client, "SHOW server_version").await, ["8.0.2"]);
    let version = rows(&client, "SELECT version()").await;
    assert!(
        version[0].starts_with("PostgreSQL 8.0.2 on ") && version[0].contains("Redshift 1.0."),
        "{version:?}"
    );
    assert_eq!(rows(&client, "SELECT current_user, current_schema()").await, ["awsuser|public"]);
}

#[tokio::test]
async fn a_port_asks_for_the_password() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let user = User { name: "amira".to_owned(), password: Some(SecretString::from("s3cret")) };
    tokio::spawn(memory().serve(listener, Some(user)));
    let connect = |user: &str, password: &str| {
        let text = format!("host=127.0.0.1 port={port} user={user} password={password} dbname=dev");
        async move { tokio_postgres::connect(&text, NoTls).await }
    };
    let (client, connection) = connect("amira", "s3cret").await.expect("let in");
    tokio::spawn(connection);
    assert_eq!(rows(&client, "SELECT 1").await, ["1"]);
    for (user, password) in [("amira", "guess"), ("omar", "s3cret")] {
        let error = connect(user, password).await.map(|_| ()).expect_err("refused");
        assert_eq!(error.code().map(tokio_postgres::error::SqlState::code), Some("28P01"));
    }
}

#[tokio::test]
async fn prepared_statements_with_parameters() {
    let client = fresh().await;
    run(&client, "CREATE TABLE t (a INT, b VARCHAR(10), c TIMESTAMP, d DECIMAL(9,2))").await;
    let insert = "INSERT INTO t (a, b) VALUES ($1, $2)";
    assert_eq!(client.execute(insert, &[&80_i32, &"eighty"]).await.expect("inserted"), 1);
    let row = client.query_one("SELECT b FROM t WHERE a = $1", &[&80_i32]).await.expect("one row");
    assert_eq!(row.get::<_, &str>(0), "eighty");
    let row = client.query_one("SELECT COUNT(*), SUM(a), a FROM t GROUP BY a", &[]).await.expect("one row");
    assert_eq!((row.get::<_, i64>(0), row.get::<_, i64>(1), row.get::<_, i32>(2)), (1, 80, 80));
    assert_eq!((row.columns()[0].name(), row.columns()[1].name()), ("count", "sum"));
}

#[tokio::test]
async fn a_portal_is_fetched_in_parts() {
    let mut client = fresh().await;
    run(&client, "CREATE TABLE t (a INT); INSERT INTO t VALUES (1), (2), (3)").await;
    let transaction = client.transaction().await.expect("begun");
    let portal = transaction.bind("SELECT a FROM t ORDER BY a", &[]).await.expect("bound");
    assert_eq!(transaction.query_portal(&portal, 2).await.expect("two").len(), 2);
    assert_eq!(transaction.query_portal(&portal, 2).await.expect("one").len(), 1);
}

#[tokio::test]
async fn a_running_statement_can_be_cancelled() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(memory().serve(listener, None));
    let text = format!("host=127.0.0.1 port={port} user=x dbname=dev");
    let (client, connection) = tokio_postgres::connect(&text, NoTls).await.expect("connects");
    tokio::spawn(connection);
    run(&client, "CREATE TABLE n (a BIGINT); INSERT INTO n VALUES (1),(2),(3),(4),(5),(6),(7),(8),(9),(10)")
        .await;
    let token = client.cancel_token();
    let endless = "SELECT COUNT(*) FROM n a, n b, n c, n d, n e, n f, n g, n h, n i, n j, n k, n l, n m, n o";
    let running = fails(&client, endless);
    let cancelling = async {
        loop {
            token.cancel_query(NoTls).await.expect("cancel is sent");
            tokio::task::yield_now().await;
        }
    };
    let error = tokio::select! {
        error = running => error,
        () = cancelling => unreachable!("the loop has no end"),
    };
    assert_eq!(error.code().code(), "57014");
    assert_eq!(rows(&client, "SELECT 1").await, ["1"]);
}

#[tokio::test]
async fn what_exists_or_not_is_told_as_info() {
    let local = memory();
    let stream = local.connect();
    let mut config = tokio_postgres::Config::new();
    let (client, mut connection) = config.user("x").connect_raw(stream, NoTls).await.expect("connects");
    let (sender, mut receiver) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Some(Ok(message)) = std::future::poll_fn(|context| connection.poll_message(context)).await {
            if let tokio_postgres::AsyncMessage::Notice(notice) = message {
                let told = format!("{}: {}", notice.severity(), notice.message());
                if sender.send(told).is_err() {
                    break;
                }
            }
        }
    });
    run(
        &client,
        "DROP TABLE IF EXISTS t; CREATE TABLE t (a INT); CREATE TABLE IF NOT EXISTS t (a INT); COMMIT",
    )
    .await;
    for expected in [
        "INFO: Table \"t\" does not exist and will be skipped",
        "INFO: Relation \"t\" already exists and will be skipped",
        "WARNING: there is no transaction in progress",
    ] {
        assert_eq!(receiver.recv().await.as_deref(), Some(expected));
    }
}

#[tokio::test]
async fn an_error_has_its_place_in_the_whole_text() {
    let client = fresh().await;
    let error = fails(&client, "SELECT 1;\nSELECT * FROM nope").await;
    assert_eq!((error.code().code(), error.message()), ("42P01", "relation \"nope\" does not exist"));
    assert_eq!(position(&error), Some(25));
    let error = fails(&client, "SELEC 1").await;
    assert_eq!((error.code().code(), position(&error)), ("42601", Some(1)));
}

#[tokio::test]
async fn several_statements_answer_in_order() {
    let client = fresh().await;
    let messages = client.simple_query("SELECT 1 AS a; SELECT 'x' AS b; ;").await.expect("answers");
    let columns =
        messages.iter().filter(|message| matches!(message, SimpleQueryMessage::RowDescription(_))).count();
    assert_eq!(columns, 2);
    assert!(client.simple_query(" ; ").await.is_ok());
}

#[tokio::test]
async fn values_print_as_redshift_prints_them() {
    let client = fresh().await;
    run(
        &client,
        "CREATE TABLE v (t TIMESTAMP, f DOUBLE PRECISION, b BOOLEAN, n DECIMAL(9,2), d DATE);
         INSERT INTO v VALUES ('2018-11-01 21:01:46.796', 277.15873, true, 1.5, '2018-11-01'), (NULL, 1e20, false, -0.05, NULL)",
    )
    .await;
    assert_eq!(
        rows(&client, "SELECT * FROM v ORDER BY n DESC").await,
        ["2018-11-01 21:01:46.796|277.15873|t|1.50|2018-11-01", "∅|1e+20|f|-0.05|∅"]
    );
}
