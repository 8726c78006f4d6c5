//! The stand-in without tables, over one connection of an unmodified client.

use sparkify_local::{Local, Options};
use tokio_postgres::{Client, Config, NoTls, SimpleQueryMessage};

/// A connection to an empty stand-in.
pub(crate) struct StandIn {
    client: Client,
    // Kept open as long as its connection.
    _local: Local,
}

impl StandIn {
    pub(crate) async fn empty() -> Self {
        Self::open(Options::default()).await
    }

    pub(crate) async fn open(options: Options) -> Self {
        let local = Local::open(options).expect("a stand-in in memory opens");
        let mut config = Config::new();
        config.user("sparkify").dbname("dev");
        let (client, connection) =
            config.connect_raw(local.connect(), NoTls).await.expect("the stand-in accepts a connection");
        tokio::spawn(connection);
        Self { client, _local: local }
    }

    /// The rows of a statement, fields by `|`, rows by newline, NULL as `~`; a failure in its words.
    pub(crate) async fn answer(&self, sql: &str) -> String {
        let messages = match self.client.simple_query(sql).await {
            Ok(messages) => messages,
            Err(error) => {
                let words =
                    error.as_db_error().map_or_else(|| error.to_string(), |it| it.message().to_owned());
                return format!("ERROR: {words}");
            }
        };
        let rows = messages.into_iter().filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        });
        let rows: Vec<String> = rows
            .map(|row| {
                (0..row.len()).map(|i| row.get(i).unwrap_or("~").to_owned()).collect::<Vec<_>>().join("|")
            })
            .collect();
        rows.join("\n")
    }
}
