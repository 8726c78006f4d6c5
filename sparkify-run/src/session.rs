//! A connection to an open target, from its start to its orderly end.

use tokio::task::JoinHandle;
use tokio_postgres::Client;

use crate::error::Error;
use crate::interrupt::Interrupt;
use crate::target::Target;

/// One connection; everything a command does runs on it.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) client: Client,
    pub(crate) interrupt: Interrupt,
    connection: JoinHandle<()>,
    /// Kept open as long as anybody may ask for another connection.
    _target: Target,
}

impl Session {
    /// Connects to `target` and listens for signals from here on.
    pub(crate) async fn start(target: Target) -> Result<Self, Error> {
        let interrupt = Interrupt::listen()?;
        let (client, connection) = target.connect().await?;
        Ok(Self { client, interrupt, connection, _target: target })
    }

    /// Says goodbye and waits until the target heard it, so that it closes its file in order.
    pub(crate) async fn close(self) {
        drop(self.client);
        if let Err(error) = self.connection.await {
            tracing::debug!(%error, "the connection did not end in order");
        }
    }
}
