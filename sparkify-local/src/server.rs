//! The `PostgreSQL` wire protocol in front of sessions.

mod extended;
mod reply;
mod startup;

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures::{SinkExt, StreamExt};
use pgwire::api::{ClientInfo, DefaultClient, PgWireConnectionState};
use pgwire::messages::response::{CommandComplete, EmptyQueryResponse, ReadyForQuery};
use pgwire::messages::{PgWireBackendMessage, PgWireFrontendMessage};
use pgwire::tokio::server::PgWireMessageServerCodec;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio_util::codec::Framed;

use self::extended::Portal;
use crate::engine::Engine;
use crate::error::SqlError;
use crate::options::User;
use crate::session::output::{Event, Output};
use crate::session::{Prepared, Session};

/// Chunks of rows that may wait for a slow client.
const PENDING: usize = 8;

type Socket<S> = Framed<S, PgWireMessageServerCodec<()>>;

/// Serves every connection of `listener` until it fails.
pub(crate) async fn listen(engine: Arc<Engine>, listener: TcpListener, user: Option<User>) -> io::Result<()> {
    let user = user.map(Arc::new);
    loop {
        let (stream, _) = listener.accept().await?;
        // Small answers must not wait for more to come.
        stream.set_nodelay(true)?;
        tokio::spawn(serve(stream, Arc::clone(&engine), user.clone()));
    }
}

/// Serves one connection to its end.
pub(crate) async fn serve<S>(io: S, engine: Arc<Engine>, user: Option<Arc<User>>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let address = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
    let mut socket: Socket<S> =
        Framed::new(io, PgWireMessageServerCodec::new(DefaultClient::new(address, false)));
    let outcome = async {
        let Some(session) = startup::greet(&mut socket, &engine, user.as_deref()).await? else {
            return Ok(());
        };
        let mut peer = Peer {
            socket,
            session: Arc::new(Mutex::new(session)),
            statements: HashMap::new(),
            portals: HashMap::new(),
            skipping: false,
        };
        peer.converse().await
    };
    if let Err(error) = outcome.await {
        tracing::debug!(%error, "a connection ended");
    }
}

/// A random number, for salts and cancel keys.
pub(crate) fn random() -> u64 {
    RandomState::new().hash_one(0_u8)
}

/// A connected client and its session.
struct Peer<S> {
    socket: Socket<S>,
    session: Arc<Mutex<Session>>,
    statements: HashMap<String, Arc<Prepared>>,
    portals: HashMap<String, Portal>,
    /// After an error of the extended protocol everything up to Sync is passed over.
    skipping: bool,
}

fn lock(session: &Mutex<Session>) -> MutexGuard<'_, Session> {
    session.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<S> Peer<S>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    async fn converse(&mut self) -> io::Result<()> {
        self.socket.set_state(PgWireConnectionState::ReadyForQuery);
        while let Some(message) = self.socket.next().await {
            match message.map_err(io::Error::other)? {
                PgWireFrontendMessage::Terminate(_) => break,
                PgWireFrontendMessage::Query(query) => {
                    self.skipping = false;
                    self.portals.clear();
                    self.run(move |session, out| session.simple(&query.query, out)).await?;
                    self.ready().await?;
                }
                PgWireFrontendMessage::Sync(_) => {
                    self.skipping = false;
                    self.ready().await?;
                }
                PgWireFrontendMessage::Flush(_) => self.socket.flush().await?,
                message if !self.skipping => {
                    if let Err(error) = self.extended(message).await? {
                        self.skipping = true;
                        self.feed(reply::error(&error)).await?;
                        self.socket.flush().await?;
                    }
                }
                _ => {}
            }
        }
        self.socket.close().await
    }

    async fn ready(&mut self) -> io::Result<()> {
        let status = reply::status(lock(&self.session).block());
        self.socket.send(PgWireBackendMessage::ReadyForQuery(ReadyForQuery::new(status))).await
    }

    async fn feed(&mut self, message: PgWireBackendMessage) -> io::Result<()> {
        self.socket.feed(message).await
    }

    /// Runs work of the session on a thread that may block, and relays what it says.
    async fn run(&mut self, work: impl FnOnce(&mut Session, &mut Output) + Send + 'static) -> io::Result<()> {
        let (sender, mut receiver) = mpsc::channel(PENDING);
        let session = Arc::clone(&self.session);
        let running =
            tokio::task::spawn_blocking(move || work(&mut lock(&session), &mut Output::new(sender)));
        while let Some(event) = receiver.recv().await {
            self.relay(event).await?;
        }
        if running.await.is_err() {
            lock(&self.session).fail();
            let error = SqlError::new("XX000", "the stand-in failed on this statement; please report it");
            self.feed(reply::error(&error)).await?;
        }
        Ok(())
    }

    async fn relay(&mut self, event: Event) -> io::Result<()> {
        match event {
            Event::Notice(notice) => self.feed(reply::notice(&notice)).await,
            Event::Columns(columns) => self.feed(reply::columns(&columns, None)).await,
            Event::Rows(rows) => {
                for row in rows {
                    self.feed(PgWireBackendMessage::DataRow(row)).await?;
                }
                Ok(())
            }
            Event::Complete(tag) => {
                self.feed(PgWireBackendMessage::CommandComplete(CommandComplete::new(tag))).await
            }
            Event::Empty => {
                self.feed(PgWireBackendMessage::EmptyQueryResponse(EmptyQueryResponse::new())).await
            }
            Event::Failed(error) => self.feed(reply::error(&error)).await,
        }
    }
}
