//! A warehouse in memory: the model's statements on the stand-in, over one connection of an unmodified client.

use sparkify_local::{Content, Local, Mount, Options};
use sparkify_model::Sources;
use sparkify_schema::Statement;
use std::path::Path;
use tokio_postgres::{Client, Config, NoTls, SimpleQueryMessage};

/// A row of an answer in the wire protocol's text format.
pub(crate) type Cells = Vec<Option<String>>;

/// The stand-in with two folders in the place of the public bucket.
pub(crate) struct Warehouse {
    client: Client,
    // Kept open as long as its connection.
    _local: Local,
}

impl Warehouse {
    /// Empty tables over a log and a catalog.
    pub(crate) async fn over(log_data: &Path, song_data: &Path) -> Self {
        let sources = Sources::default();
        let mount = |prefix: &str, content: Content| Mount { prefix: prefix.to_owned(), content };
        let options = Options {
            mounts: vec![
                mount(sources.log_data.as_str(), Content::Folder(log_data.to_owned())),
                mount(sources.song_data.as_str(), Content::Folder(song_data.to_owned())),
                mount(
                    sources.log_json_paths.as_str(),
                    Content::Bytes(sparkify_model::log_json_paths().into_bytes()),
                ),
            ],
            ..Options::default()
        };
        let local = Local::open(options).expect("a warehouse in memory opens");
        let mut config = Config::new();
        config.user("sparkify").dbname("dev");
        let (client, connection) =
            config.connect_raw(local.connect(), NoTls).await.expect("the stand-in accepts a connection");
        tokio::spawn(connection);
        let warehouse = Self { client, _local: local };
        warehouse.run(&sparkify_model::create()).await.expect("the tables are created");
        warehouse
    }

    /// Loads every table, as the runner does.
    pub(crate) async fn load(&self) -> Result<(), tokio_postgres::Error> {
        let statements = sparkify_model::load(&Sources::default()).expect("the model has no mistake");
        let loaded = self.run(&statements).await;
        if loaded.is_err() {
            self.client.batch_execute("ROLLBACK").await?;
        }
        loaded
    }

    /// Runs statements in order, up to the first that fails.
    pub(crate) async fn run(&self, statements: &[Statement]) -> Result<(), tokio_postgres::Error> {
        for statement in statements {
            self.client.simple_query(&statement.sql).await?;
        }
        Ok(())
    }

    /// The rows of a query.
    pub(crate) async fn rows(&self, sql: &str) -> Vec<Cells> {
        let messages = self.client.simple_query(sql).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"));
        let rows = messages.into_iter().filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        });
        rows.map(|row| (0..row.len()).map(|i| row.get(i).map(str::to_owned)).collect()).collect()
    }

    /// The one number a query answers with.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        let rows = self.rows(sql).await;
        let cell = rows.first().and_then(|row| row.first().cloned().flatten());
        cell.and_then(|cell| cell.parse().ok()).unwrap_or_else(|| panic!("{sql}: no number in {rows:?}"))
    }

    /// Names of the checks that count a violation.
    pub(crate) async fn failed_checks(&self) -> Vec<String> {
        let mut failed = Vec::new();
        for check in sparkify_model::checks() {
            if self.number(&check.statement.sql).await != 0 {
                failed.push(check.statement.name.to_string());
            }
        }
        failed
    }
}
