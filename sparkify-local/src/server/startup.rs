//! The first messages of a connection: encryption, perhaps a password, the server's settings.

use std::io;
use std::sync::Arc;

use futures::{SinkExt, StreamExt};
use pgwire::api::{ClientInfo, PgWireConnectionState};
use pgwire::messages::response::{GssEncResponse, ReadyForQuery, SslResponse, TransactionStatus};
use pgwire::messages::startup::{Authentication, BackendKeyData, ParameterStatus, SecretKey, Startup};
use pgwire::messages::{
    PgWireBackendMessage, PgWireFrontendMessage, ProtocolVersion, SslNegotiationMetaMessage,
};
use tokio::io::{AsyncRead, AsyncWrite};

use super::{Socket, password, random, reply};
use crate::access::Access;
use crate::engine::Engine;
use crate::error::SqlError;
use crate::session::Session;

/// What a client opened with.
#[derive(Debug)]
pub(super) enum Opening {
    /// It wants to talk.
    Startup(Startup),
    /// It was promised encryption and begins to speak TLS.
    Encrypt,
    /// It only came to cancel, or went away.
    Gone,
}

/// Lets a client in; none when it was refused.
pub(super) async fn greet<S>(
    socket: &mut Socket<S>,
    startup: &Startup,
    engine: &Arc<Engine>,
    access: &Access,
) -> io::Result<Option<Session>>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let name = startup.parameters.get("user").cloned().unwrap_or_default();
    if let Some(error) = password::refuse(socket, access, &name).await? {
        socket.send(reply::fatal(&error)).await?;
        socket.close().await?;
        return Ok(None);
    }
    let secret = i32::from_be_bytes(random().to_be_bytes()[..4].try_into().unwrap_or_default());
    let (opening, for_user) = (Arc::clone(engine), name.clone());
    let session = tokio::task::spawn_blocking(move || Session::new(opening, &for_user, secret))
        .await
        .map_err(io::Error::other)?;
    let session = match session {
        Ok(session) => session,
        Err(error) => {
            socket.send(reply::fatal(&error)).await?;
            return Ok(None);
        }
    };
    socket.feed(PgWireBackendMessage::Authentication(Authentication::Ok)).await?;
    let application = startup.parameters.get("application_name").map_or("", String::as_str);
    for (key, value) in [
        ("server_version", "8.0.2"),
        ("server_encoding", "UTF8"),
        ("client_encoding", "UTF8"),
        ("DateStyle", "ISO, MDY"),
        ("TimeZone", "UTC"),
        ("integer_datetimes", "on"),
        ("is_superuser", "on"),
        ("session_authorization", name.as_str()),
        ("application_name", application),
    ] {
        let status = ParameterStatus::new(key.to_owned(), value.to_owned());
        socket.feed(PgWireBackendMessage::ParameterStatus(status)).await?;
    }
    let key = BackendKeyData::new(session.id, SecretKey::I32(session.secret));
    socket.feed(PgWireBackendMessage::BackendKeyData(key)).await?;
    socket.send(PgWireBackendMessage::ReadyForQuery(ReadyForQuery::new(TransactionStatus::Idle))).await?;
    Ok(Some(session))
}

/// Answers a request for encryption, cancels, or waits for the startup message.
pub(super) async fn negotiate<S>(socket: &mut Socket<S>, engine: &Engine, tls: bool) -> io::Result<Opening>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    socket.set_protocol_version(ProtocolVersion::PROTOCOL3_0);
    while let Some(message) = socket.next().await {
        match message.map_err(io::Error::other)? {
            PgWireFrontendMessage::SslNegotiation(SslNegotiationMetaMessage::PostgresSsl(_)) => {
                let answer = if tls { SslResponse::Accept } else { SslResponse::Refuse };
                socket.send(PgWireBackendMessage::SslResponse(answer)).await?;
                if tls {
                    return Ok(Opening::Encrypt);
                }
            }
            PgWireFrontendMessage::SslNegotiation(SslNegotiationMetaMessage::PostgresGss(_)) => {
                socket.send(PgWireBackendMessage::GssEncResponse(GssEncResponse::Refuse)).await?;
            }
            PgWireFrontendMessage::SslNegotiation(SslNegotiationMetaMessage::None) => {
                socket.set_state(PgWireConnectionState::AwaitingStartup);
            }
            PgWireFrontendMessage::CancelRequest(request) => {
                if let Some(secret) = secret(&request.secret_key) {
                    engine.cancel(request.pid, secret);
                }
                return Ok(Opening::Gone);
            }
            PgWireFrontendMessage::Startup(startup) => return Ok(Opening::Startup(startup)),
            _ => return Ok(Opening::Gone),
        }
    }
    Ok(Opening::Gone)
}

/// Tells a client that did not ask for encryption that it must, as Redshift does under `require_ssl`.
pub(super) async fn refuse_plain<S>(mut socket: Socket<S>, startup: &Startup) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let parameter = |name: &str| startup.parameters.get(name).map_or("", String::as_str);
    let (user, database) = (parameter("user"), parameter("database"));
    let text = format!(
        "no pg_hba.conf entry for host \"127.0.0.1\", user \"{user}\", database \"{database}\", SSL off"
    );
    socket.send(reply::fatal(&SqlError::new("28000", text))).await?;
    socket.close().await
}

fn secret(key: &SecretKey) -> Option<i32> {
    match key {
        SecretKey::I32(secret) => Some(*secret),
        SecretKey::Bytes(bytes) => Some(i32::from_be_bytes(bytes.as_ref().try_into().ok()?)),
    }
}
