//! The first messages of a connection: no TLS, perhaps a password, the server's settings.

use std::io;
use std::sync::Arc;

use futures::{SinkExt, StreamExt};
use pgwire::api::auth::md5pass::hash_md5_password;
use pgwire::api::{ClientInfo, PgWireConnectionState};
use pgwire::messages::response::{GssEncResponse, ReadyForQuery, SslResponse, TransactionStatus};
use pgwire::messages::startup::{Authentication, BackendKeyData, ParameterStatus, SecretKey, Startup};
use pgwire::messages::{
    PgWireBackendMessage, PgWireFrontendMessage, ProtocolVersion, SslNegotiationMetaMessage,
};
use secrecy::ExposeSecret;
use tokio::io::{AsyncRead, AsyncWrite};

use super::{Socket, random, reply};
use crate::engine::Engine;
use crate::error::SqlError;
use crate::options::{SecretString, User};
use crate::session::Session;

/// Lets a client in; none when it only came to cancel, went away or was refused.
pub(super) async fn greet<S>(
    socket: &mut Socket<S>,
    engine: &Arc<Engine>,
    user: Option<&User>,
) -> io::Result<Option<Session>>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    socket.set_protocol_version(ProtocolVersion::PROTOCOL3_0);
    let Some(startup) = await_startup(socket, engine).await? else {
        return Ok(None);
    };
    let name = startup.parameters.get("user").cloned().unwrap_or_default();
    if let Some(error) = refuse(socket, user, &name).await? {
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

/// Answers requests for encryption with no, cancels, and waits for the startup message.
async fn await_startup<S>(socket: &mut Socket<S>, engine: &Engine) -> io::Result<Option<Startup>>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    while let Some(message) = socket.next().await {
        match message.map_err(io::Error::other)? {
            PgWireFrontendMessage::SslNegotiation(SslNegotiationMetaMessage::PostgresSsl(_)) => {
                socket.send(PgWireBackendMessage::SslResponse(SslResponse::Refuse)).await?;
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
                return Ok(None);
            }
            PgWireFrontendMessage::Startup(startup) => return Ok(Some(startup)),
            _ => return Ok(None),
        }
    }
    Ok(None)
}

fn secret(key: &SecretKey) -> Option<i32> {
    match key {
        SecretKey::I32(secret) => Some(*secret),
        SecretKey::Bytes(bytes) => Some(i32::from_be_bytes(bytes.as_ref().try_into().ok()?)),
    }
}

/// Asks for the password, if one is set, and says why the client is not let in.
async fn refuse<S>(socket: &mut Socket<S>, user: Option<&User>, name: &str) -> io::Result<Option<SqlError>>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let Some(user) = user else { return Ok(None) };
    let refused = SqlError::new("28P01", format!("password authentication failed for user \"{name}\""));
    let matches = match &user.password {
        None => true,
        Some(password) => answers(socket, password, name).await?,
    };
    Ok(if matches && user.name == name { None } else { Some(refused) })
}

async fn answers<S>(socket: &mut Socket<S>, password: &SecretString, name: &str) -> io::Result<bool>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let salt = random().to_be_bytes()[..4].to_vec();
    let expected = hash_md5_password(name, password.expose_secret(), &salt);
    socket.set_state(PgWireConnectionState::AuthenticationInProgress);
    socket.send(PgWireBackendMessage::Authentication(Authentication::MD5Password(salt))).await?;
    match socket.next().await {
        Some(Ok(PgWireFrontendMessage::PasswordMessageFamily(message))) => {
            let given = message.into_password().map_err(io::Error::other)?;
            Ok(same(given.password.as_bytes(), expected.as_bytes()))
        }
        _ => Ok(false),
    }
}

/// Compares in a time that does not tell where the difference is.
fn same(given: &[u8], expected: &[u8]) -> bool {
    given.len() == expected.len() && given.iter().zip(expected).fold(0, |diff, (a, b)| diff | (a ^ b)) == 0
}
