//! A connection to an open target, from its start to its orderly end.

use std::sync::Arc;

use backon::{BackoffBuilder, ExponentialBuilder};
use sparkify_schema::IamRole;

use crate::cluster::aws::Pace;
use crate::connection::Connection;
use crate::error::Error;
use crate::interrupt::Interrupt;
use crate::target::Target;
use crate::watch::Watch;

/// How often a lost target is called again, over half a minute in all.
const CALLS: usize = 8;

/// One connection; everything a command does runs on it.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) connection: Connection,
    pub(crate) interrupt: Interrupt,
    /// Kept open as long as anybody may ask for another connection.
    target: Arc<Target>,
}

impl Session {
    /// Connects to `target` and listens for signals from here on.
    pub(crate) async fn start(target: Target) -> Result<Self, Error> {
        let mut interrupt = Interrupt::listen()?;
        let connection = tokio::select! {
            connection = target.connect() => connection?,
            () = interrupt.wait() => return Err(Error::interrupted("connect")),
        };
        Ok(Self { connection, interrupt, target: Arc::new(target) })
    }

    /// Whether the connection may be lost while the target lives on.
    pub(crate) fn is_remote(&self) -> bool {
        self.target.is_remote()
    }

    /// Whoever looks at its COPYs every `seconds`; nobody where a COPY cannot take long enough to ask.
    pub(crate) fn watch(&self, seconds: Option<u32>) -> Option<Watch> {
        let seconds = seconds.filter(|_| self.is_remote())?;
        Some(Watch::new(Arc::clone(&self.target), seconds))
    }

    /// Whether the role is one of the cluster's, as far as AWS tells.
    pub(crate) async fn may_read_as(&self, role: &IamRole) -> Option<bool> {
        match &*self.target {
            Target::Local(_) => None,
            Target::Cluster(cluster) => cluster.has_role(role).await,
        }
    }

    /// A second connection, without patience for a target that is away.
    pub(crate) async fn another(&mut self) -> Result<Connection, Error> {
        tokio::select! {
            connection = self.target.connect() => connection,
            () = self.interrupt.wait() => Err(Error::interrupted("connect")),
        }
    }

    /// A connection in place of one that was lost.
    pub(crate) async fn reconnect(&mut self) -> Result<(), Error> {
        self.connection = self.call().await?;
        Ok(())
    }

    /// Another connection to a target that may be away for a while.
    pub(crate) async fn call(&self) -> Result<Connection, Error> {
        let unit = Pace::from_environment().backoff;
        let mut waits = ExponentialBuilder::new()
            .with_min_delay(unit / 5)
            .with_max_delay(unit * 10)
            .with_max_times(CALLS)
            .with_jitter()
            .build();
        loop {
            let error = match self.target.connect().await {
                Ok(connection) => return Ok(connection),
                Err(error) => error,
            };
            let may_pass = matches!(&error, Error::Refused(refusal) if refusal.may_pass());
            match waits.next().filter(|_| may_pass) {
                Some(wait) => tokio::time::sleep(wait).await,
                None => return Err(error),
            }
        }
    }

    /// Says goodbye and waits until the target heard it, so that it closes its file in order.
    pub(crate) async fn close(self) {
        self.connection.close().await;
    }
}
