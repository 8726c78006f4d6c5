//! Ctrl-C and SIGTERM, as something to wait for.

use tokio::signal;

use crate::error::Error;
use crate::exit::Exit;

/// Listens from its creation on, so that no signal is lost between two statements.
#[derive(Debug)]
pub(crate) struct Interrupt {
    received: tokio::sync::watch::Receiver<bool>,
}

impl Interrupt {
    /// Starts to listen; from here on the signals no longer end the program by themselves.
    pub(crate) fn listen() -> Result<Self, Error> {
        let (sender, received) = tokio::sync::watch::channel(false);
        let mut signals = Signals::new()?;
        tokio::spawn(async move {
            signals.next().await;
            let _ = sender.send(true);
            // Whoever presses twice does not want to wait for an orderly end; nothing is committed.
            signals.next().await;
            std::process::exit(i32::from(Exit::Interrupted.code()));
        });
        Ok(Self { received })
    }

    /// Returns when a signal arrived, also if that was before the call.
    pub(crate) async fn wait(&mut self) {
        if self.received.wait_for(|interrupted| *interrupted).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(unix)]
struct Signals {
    interrupt: signal::unix::Signal,
    terminate: signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> Result<Self, Error> {
        use signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt()).map_err(Error::Signals)?,
            terminate: signal(SignalKind::terminate()).map_err(Error::Signals)?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> Result<Self, Error> {
        Ok(Self)
    }

    async fn next(&mut self) {
        let _ = signal::ctrl_c().await;
    }
}
