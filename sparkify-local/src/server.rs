//! The `PostgreSQL` wire protocol in front of sessions.

mod extended;
mod password;
mod reply;
mod startup;

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures::{SinkExt, StreamExt};
use pgwire::api::{ClientInfo, DefaultClient, PgWireConnectionState};
use pgwire::messages::response::{CommandComplete, EmptyQueryResponse, ReadyForQuery};
use pgwire::messages::startup::Startup;
use pgwire::messages::{PgWireBackendMessage, PgWireFrontendMessage};
use pgwire::tokio::server::PgWireMessageServerCodec;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_util::codec::Framed;

use self::extended::Portal;
use self::startup::Opening;
use crate::access::Access;
use crate::engine::Engine;
use crate::error::SqlError;
use crate::session::output::{Event, Output};
use crate::session::{Prepared, Session};

/// Chunks of rows that may wait for a slow client.
const PENDING: usize = 8;

type Socket<S> = Framed<S, PgWireMessageServerCodec<()>>;

/// Serves every connection of `listener` until it fails.
pub(crate) async fn listen(engine: Arc<Engine>, listener: TcpListener, access: Access) -> io::Result<()> {
    let access = Arc::new(access);
    loop {
        let (stream, _) = listener.accept().await?;
        // Small answers must not wait for more to come.
        stream.set_nodelay(true)?;
        tokio::spawn(serve(stream, Arc::clone(&engine), Arc::clone(&access)));
    }
}

/// Serves one connection to its end.
pub(crate) async fn serve<S>(io: S, engine: Arc<Engine>, access: Arc<Access>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    if let Err(error) = admit(io, &engine, &access).await {
        tracing::debug!(%error, "a connection ended");
    }
}

/// Encrypts if both sides want it; a client that does not is let in only where nobody asks for it.
async fn admit<S>(io: S, engine: &Arc<Engine>, access: &Access) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let mut socket = framed(io, false);
    match startup::negotiate(&mut socket, engine, access.tls.is_some()).await? {
        Opening::Gone => Ok(()),
        Opening::Startup(startup) if access.tls.is_some() => startup::refuse_plain(socket, &startup).await,
        Opening::Startup(startup) => converse(socket, startup, engine, access).await,
        Opening::Encrypt => {
            let Some(tls) = &access.tls else { return Ok(()) };
            let parts = socket.into_parts();
            // What came before the handshake was not encrypted, whoever sent it.
            if !parts.read_buf.is_empty() {
                return Err(io::Error::other("unencrypted bytes after the request for encryption"));
            }
            let stream = TlsAcceptor::from(Arc::clone(&tls.config)).accept(parts.io).await?;
            let mut socket = framed(stream, true);
            match startup::negotiate(&mut socket, engine, false).await? {
                Opening::Startup(startup) => converse(socket, startup, engine, access).await,
                Opening::Gone | Opening::Encrypt => Ok(()),
            }
        }
    }
}

fn framed<S: AsyncRead + AsyncWrite>(io: S, encrypted: bool) -> Socket<S> {
    let address = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
    Framed::new(io, PgWireMessageServerCodec::new(DefaultClient::new(address, encrypted)))
}

async fn converse<S>(
    mut socket: Socket<S>,
    startup: Startup,
    engine: &Arc<Engine>,
    access: &Access,
) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let Some(session) = startup::greet(&mut socket, &startup, engine, access).await? else {
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
