//! Connecting, and reading answers as text.

use sparkify_local::{Local, Options};
use tokio_postgres::error::DbError;
use tokio_postgres::{Client, Config, NoTls, SimpleQueryMessage};

/// An empty warehouse in memory.
pub(crate) fn memory() -> Local {
    Local::open(Options::default()).expect("an empty warehouse opens")
}

/// A client of the stand-in, over a connection in memory.
pub(crate) async fn client(local: &Local) -> Client {
    let (client, connection) = Config::new()
        .user("awsuser")
        .dbname("dev")
        .connect_raw(local.connect(), NoTls)
        .await
        .expect("connects");
    tokio::spawn(connection);
    client
}

/// A client of a new warehouse.
pub(crate) async fn fresh() -> Client {
    client(&memory()).await
}

/// The rows of a query, columns joined by `|`, NULL as `∅`.
pub(crate) async fn rows(client: &Client, sql: &str) -> Vec<String> {
    try_rows(client, sql).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"))
}

async fn try_rows(client: &Client, sql: &str) -> Result<Vec<String>, tokio_postgres::Error> {
    let messages = client.simple_query(sql).await?;
    let rows = messages.iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => {
            let values: Vec<_> = (0..row.len()).map(|index| row.get(index).unwrap_or("∅")).collect();
            Some(values.join("|"))
        }
        _ => None,
    });
    Ok(rows.collect())
}

/// Runs statements that must succeed.
pub(crate) async fn run(client: &Client, sql: &str) {
    client.batch_execute(sql).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"));
}

/// The error of statements that must fail.
pub(crate) async fn fails(client: &Client, sql: &str) -> DbError {
    match client.batch_execute(sql).await {
        Ok(()) => panic!("{sql}: expected an error"),
        Err(error) => error.as_db_error().unwrap_or_else(|| panic!("{sql}: {error:?}")).clone(),
    }
}

/// The 1-based character an error points at.
pub(crate) fn position(error: &DbError) -> Option<u32> {
    match error.position()? {
        tokio_postgres::error::ErrorPosition::Original(position) => Some(*position),
        tokio_postgres::error::ErrorPosition::Internal { .. } => None,
    }
}
