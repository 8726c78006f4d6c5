//! A warehouse whose bucket is a folder, and what is in it.

use std::fs;
use std::path::Path;

use sparkify_local::{Content, Local, Mount, Options};
use tokio_postgres::error::DbError;
use tokio_postgres::{AsyncMessage, Client, Config, NoTls, SimpleQueryMessage};

/// A client, the folder that is `s3://b`, and the notices the client has got.
pub(crate) struct Bench {
    pub(crate) client: Client,
    pub(crate) local: Local,
    pub(crate) folder: tempfile::TempDir,
    notices: std::sync::Arc<std::sync::Mutex<Vec<String>>>,
}

impl Bench {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mount = Mount { prefix: "s3://b".to_owned(), content: Content::Folder(folder.path().to_owned()) };
        let local = Local::open(Options { mounts: vec![mount], ..Options::default() }).expect("opens");
        let (client, notices) = connect(&local).await;
        Self { client, local, folder, notices }
    }

    pub(crate) async fn run(&self, sql: &str) {
        self.client.batch_execute(sql).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"));
    }

    /// `UNLOAD ('query') TO 's3://b/<to>' IAM_ROLE default <options>`.
    pub(crate) async fn unload(&self, query: &str, to: &str, options: &str) {
        self.run(&unload(query, to, options)).await;
    }

    pub(crate) async fn fails(&self, sql: &str) -> DbError {
        fails(&self.client, sql).await
    }

    pub(crate) async fn rows(&self, sql: &str) -> Vec<String> {
        rows(&self.client, sql).await
    }

    /// The notices since the last call.
    pub(crate) fn notices(&self) -> Vec<String> {
        std::mem::take(&mut *self.notices.lock().expect("no holder panics"))
    }

    /// The names of all files, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        walk(self.folder.path(), "", &mut found);
        found.sort();
        found
    }

    pub(crate) fn bytes(&self, file: &str) -> Vec<u8> {
        fs::read(self.folder.path().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub(crate) fn text(&self, file: &str) -> String {
        String::from_utf8(self.bytes(file)).expect("UTF-8")
    }
}

pub(crate) fn unload(query: &str, to: &str, options: &str) -> String {
    format!("UNLOAD ('{}') TO 's3://b/{to}' IAM_ROLE default {options}", query.replace('\'', "''"))
}

async fn connect(local: &Local) -> (Client, std::sync::Arc<std::sync::Mutex<Vec<String>>>) {
    let (client, mut connection) = Config::new()
        .user("awsuser")
        .dbname("dev")
        .connect_raw(local.connect(), NoTls)
        .await
        .expect("connects");
    let notices = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let kept = std::sync::Arc::clone(&notices);
    tokio::spawn(async move {
        while let Some(Ok(message)) = std::future::poll_fn(|context| connection.poll_message(context)).await {
            if let AsyncMessage::Notice(notice) = message {
                let text = format!("{}: {}", notice.severity(), notice.message());
                kept.lock().expect("no holder panics").push(text);
            }
        }
    });
    (client, notices)
}

pub(crate) async fn fails(client: &Client, sql: &str) -> DbError {
    match client.batch_execute(sql).await {
        Ok(()) => panic!("{sql}: expected an error"),
        Err(error) => error.as_db_error().unwrap_or_else(|| panic!("{sql}: {error:?}")).clone(),
    }
}

/// The rows of a query, columns joined by `|`, NULL as `∅`.
pub(crate) async fn rows(client: &Client, sql: &str) -> Vec<String> {
    let messages = client.simple_query(sql).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"));
    let rows = messages.iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => {
            let values: Vec<_> = (0..row.len()).map(|index| row.get(index).unwrap_or("∅")).collect();
            Some(values.join("|"))
        }
        _ => None,
    });
    rows.collect()
}

/// The 1-based character an error points at.
pub(crate) fn position(error: &DbError) -> Option<u32> {
    match error.position()? {
        tokio_postgres::error::ErrorPosition::Original(position) => Some(*position),
        tokio_postgres::error::ErrorPosition::Internal { .. } => None,
    }
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{name}/"), found);
        } else {
            found.push(name);
        }
    }
}
