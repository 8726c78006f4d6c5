//! COPY as a client meets it: over the wire, in a transaction, with its traces in the system tables.

use std::path::Path;

use sparkify_local::{Content, Local, Mount, Options};
use tokio_postgres::error::DbError;
use tokio_postgres::{Client, Config, NoTls, SimpleQueryMessage};

const TABLE: &str = "CREATE TABLE songs (title VARCHAR(8), artist_id VARCHAR(18) NOT NULL, year SMALLINT)";
const COPY: &str = "COPY songs FROM 's3://bucket/songs/' IAM_ROLE default FORMAT AS JSON 'auto'";

/// A client of a warehouse whose bucket is a folder with these files.
async fn client(files: &[(&str, &str)]) -> (Client, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("songs")).expect("created");
    for (name, text) in files {
        std::fs::write(folder.path().join("songs").join(name), text).expect("written");
    }
    (connect(folder.path()).await, folder)
}

async fn connect(folder: &Path) -> Client {
    let mount = Mount { prefix: "s3://bucket".to_owned(), content: Content::Folder(folder.to_owned()) };
    let local = Local::open(Options { mounts: vec![mount], ..Options::default() }).expect("opens");
    let mut config = Config::new();
    config.user("awsuser").dbname("dev");
    let (client, connection) = config.connect_raw(local.connect(), NoTls).await.expect("connects");
    tokio::spawn(connection);
    client.batch_execute(TABLE).await.expect("a table");
    client
}

async fn rows(client: &Client, sql: &str) -> Vec<String> {
    let messages = client.simple_query(sql).await.expect("a query");
    let row = |message: &SimpleQueryMessage| match message {
        SimpleQueryMessage::Row(row) => {
            let values: Vec<_> = (0..row.len()).map(|at| row.get(at).unwrap_or("NULL")).collect();
            Some(values.join("|"))
        }
        _ => None,
    };
    messages.iter().filter_map(row).collect()
}

async fn fails(client: &Client, sql: &str) -> DbError {
    let error = client.batch_execute(sql).await.expect_err("must fail");
    error.as_db_error().expect("an error of the server").clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_are_loaded_and_counted() {
    let (client, _folder) = client(&[
        ("1.json", "{\"title\":\"a\",\"artist_id\":112,\"year\":\"\"}"),
        ("2.json", "{\"artist_id\":\"x\"}\n{\"artist_id\":\"y\",\"year\":1999}"),
    ])
    .await;
    client.batch_execute(COPY).await.expect("good rows");
    assert_eq!(rows(&client, "SELECT pg_last_copy_count()").await, ["3"]);
    assert_eq!(
        rows(&client, "SELECT title, artist_id, year FROM songs ORDER BY artist_id").await,
        ["a|112|NULL", "NULL|x|NULL", "NULL|y|1999"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_load_leaves_its_errors_and_nothing_else() {
    let (client, _folder) = client(&[
        ("1.json", "{\"title\":\"good\",\"artist_id\":\"x\"}"),
        ("2.json", "{\"artist_id\":\"y\"}\n{\"artist_id\":\"z\",\"title\":\"much too long\"}"),
    ])
    .await;
    client.batch_execute("BEGIN").await.expect("begun");
    let error = fails(&client, COPY).await;
    assert_eq!(error.code().code(), "XX000");
    assert_eq!(
        error.message(),
        "Load into table 'songs' failed.  Check 'sys_load_error_detail' system table for details."
    );
    let detail = error.detail().expect("a detail");
    for words in [
        "file: s3://bucket/songs/2.json",
        "line: 2",
        "column: title VARCHAR(8)",
        "value: much too long",
        "reason: String length exceeds DDL length (error 1204)",
    ] {
        assert!(detail.contains(words), "{detail}");
    }
    assert_eq!(fails(&client, "SELECT 1").await.code().code(), "25P02");
    client.batch_execute("ROLLBACK").await.expect("rolled back");
    assert_eq!(rows(&client, "SELECT count(*) FROM songs").await, ["0"]);
    let sql = "SELECT trim(file_name), line_number, trim(column_name), error_code, trim(error_message) \
               FROM sys_load_error_detail";
    let expected = "s3://bucket/songs/2.json|2|title|1204|String length exceeds DDL length";
    assert_eq!(rows(&client, sql).await, [expected]);
}

#[tokio::test(flavor = "multi_thread")]
async fn maxerror_loads_the_rest_and_reports_what_it_skipped() {
    let (client, _folder) =
        client(&[("1.json", "{\"artist_id\":\"a\"}\n{\"title\":\"t\"}\nnonsense\n{\"artist_id\":\"b\"}")])
            .await;
    client.batch_execute(&format!("{COPY} MAXERROR 3")).await.expect("two bad rows are tolerated");
    assert_eq!(rows(&client, "SELECT artist_id FROM songs ORDER BY 1").await, ["a", "b"]);
    let sql = "SELECT line_number, error_code FROM sys_load_error_detail ORDER BY line_number";
    assert_eq!(rows(&client, sql).await, ["2|1213", "3|1216"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_option_is_pointed_at() {
    let (client, _folder) = client(&[]).await;
    let error = fails(&client, &format!("{COPY} QUICKLY")).await;
    assert_eq!(error.code().code(), "42601");
    assert_eq!(
        error.position(),
        Some(&tokio_postgres::error::ErrorPosition::Original(u32::try_from(COPY.len()).expect("short") + 2))
    );
    let error = fails(&client, COPY).await;
    assert_eq!(error.message(), "The specified S3 prefix 'songs/' does not exist");
}
