//! Ctrl-C and SIGTERM, as something to wait for.

use tokio::signal;
use tokio::sync::watch::{Receiver, Sender};

use crate::error::Error;
use crate::exit::Exit;

/// Listens from its creation on, so that no signal is lost between two statements.
#[derive(Debug)]
pub(crate) struct Interrupt {
    received: Receiver<bool>,
    /// Others, of whom each may end what all of them wait for.
    group: Option<(CallOff, Receiver<bool>)>,
}

/// Why what waits is to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// A signal came.
    Signal,
    /// What runs beside it failed.
    CalledOff,
}

/// What ends all of a group once one of them failed.
#[derive(Debug, Clone, Default)]
pub(crate) struct CallOff(Sender<bool>);

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
        Ok(Self { received, group: None })
    }

    /// Returns when a signal arrived, also if that was before the call.
    pub(crate) async fn wait(&mut self) {
        told(&mut self.received).await;
    }

    /// The same for one of a group.
    pub(crate) fn in_group(&self, off: &CallOff) -> Self {
        Self { received: self.received.clone(), group: Some((off.clone(), off.0.subscribe())) }
    }

    /// Ends what the others of the group run.
    pub(crate) fn call_off(&self) {
        if let Some((CallOff(sender), _)) = &self.group {
            sender.send_replace(true);
        }
    }

    /// Returns when a signal arrived or the group was called off.
    pub(crate) async fn ending(&mut self) -> Ending {
        let Self { received, group } = self;
        let off = async {
            match group {
                Some((_, off)) => told(off).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            () = told(received) => Ending::Signal,
            () = off => Ending::CalledOff,
        }
    }
}

/// Returns once it was said; never if nobody is left to say it.
async fn told(receiver: &mut Receiver<bool>) {
    if receiver.wait_for(|said| *said).await.is_err() {
        std::future::pending::<()>().await;
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
