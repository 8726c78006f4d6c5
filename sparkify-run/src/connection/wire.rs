//! The wire protocol: only simple queries, whose values come as text.

use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures::{StreamExt as _, stream};
use sparkify_local::Local;
use tokio::io::{AsyncRead, AsyncWrite, copy, sink};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_postgres::{AsyncMessage, Client, Config, NoTls, SimpleQueryMessage};

use super::dial::Dial;
use super::{Answer, Row};
use crate::error::Failure;

/// How long a target may take to hear that a statement is not wanted any more.
const CANCEL: Duration = Duration::from_secs(3);

/// How many notices are kept for whoever asks for them; a statement has one or two.
const NOTICES: usize = 64;

/// A client and the task that drives it.
#[derive(Debug)]
pub(crate) struct Wire {
    pub(crate) client: Client,
    driver: JoinHandle<()>,
    /// The way to a cluster; the stand-in in this process has none.
    dial: Option<Dial>,
    labels: AtomicBool,
    /// What the server has said beside its answers.
    notices: Arc<Mutex<Vec<String>>>,
}

impl Wire {
    /// A connection to the stand-in in this process.
    pub(crate) async fn local(local: &Local) -> Result<Self, tokio_postgres::Error> {
        let mut config = Config::new();
        config.user("sparkify").dbname("sparkify").application_name("sparkify");
        Self::over(local.connect(), &config, None).await
    }

    /// A connection over `stream`, which is encrypted already if it leaves this process.
    pub(crate) async fn over<S>(
        stream: S,
        config: &Config,
        dial: Option<Dial>,
    ) -> Result<Self, tokio_postgres::Error>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let (client, mut connection) = config.connect_raw(stream, NoTls).await?;
        let notices = Arc::<Mutex<Vec<String>>>::default();
        let kept = Arc::clone(&notices);
        let driver = tokio::spawn(async move {
            let mut messages = pin!(stream::poll_fn(|context| connection.poll_message(context)));
            while let Some(message) = messages.next().await {
                match message {
                    Ok(AsyncMessage::Notice(notice)) => {
                        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                        if kept.len() < NOTICES {
                            kept.push(notice.message().to_owned());
                        }
                    }
                    Ok(_) => {}
                    Err(error) => {
                        tracing::debug!(%error, "the connection ended");
                        return;
                    }
                }
            }
        });
        let labels = AtomicBool::new(dial.is_some());
        Ok(Self { client, driver, dial, labels, notices })
    }

    /// What the server has said since it was asked last.
    pub(super) fn notices(&self) -> Vec<String> {
        std::mem::take(&mut *self.notices.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) async fn ask(&self, sql: &str) -> Result<Answer, Failure> {
        let mut answer = Answer::default();
        for message in self.client.simple_query(sql).await? {
            match message {
                SimpleQueryMessage::Row(row) => {
                    let value = |at| row.try_get(at).ok().flatten().map(str::to_owned);
                    answer.rows.push(Row((0..row.len()).map(value).collect()));
                }
                SimpleQueryMessage::CommandComplete(rows) => answer.affected += rows,
                _ => {}
            }
        }
        Ok(answer)
    }

    /// Whether this is a cluster, where prepared statements are not to be relied on.
    pub(crate) fn is_remote(&self) -> bool {
        self.dial.is_some()
    }

    /// Sets the label that `sys_query_history` and the console show.
    pub(super) async fn label(&self, name: &str) -> Result<(), Failure> {
        if !self.labels.load(Ordering::Relaxed) {
            return Ok(());
        }
        match self.client.simple_query(&format!("SET query_group TO 'sparkify/{name}'")).await {
            Ok(_) => Ok(()),
            // A server that knows no labels is asked once; the connection's end is the statement's to tell.
            Err(error) => {
                self.labels.store(false, Ordering::Relaxed);
                let failure = Failure::from(error);
                if failure.lost { Err(failure) } else { Ok(()) }
            }
        }
    }

    pub(super) async fn cancel(&self) {
        let Some(dial) = &self.dial else { return };
        let cancel = async {
            let mut stream = dial.stream().await.ok()?;
            self.client.cancel_token().cancel_query_raw(&mut stream, NoTls).await.ok()?;
            // The server closes when it has heard. To leave earlier, with its TLS tickets unread, resets the
            // connection, and the request may be lost with it. However the end comes, it is an answer.
            copy(&mut stream, &mut sink()).await.ok();
            Some(())
        };
        if timeout(CANCEL, cancel).await.ok().flatten().is_none() {
            tracing::debug!("the running statement could not be cancelled");
        }
    }

    pub(super) async fn close(self) {
        drop(self.client);
        if let Err(error) = self.driver.await {
            tracing::debug!(%error, "the connection did not end in order");
        }
    }
}
