//! Asks a client for its password, in one of the ways Redshift does.

use std::io;

use futures::{SinkExt, StreamExt};
use pgwire::api::auth::md5pass::hash_md5_password;
use pgwire::api::{ClientInfo, PgWireConnectionState};
use pgwire::messages::startup::Authentication;
use pgwire::messages::{PgWireBackendMessage, PgWireFrontendMessage};
use secrecy::ExposeSecret;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};

use super::{Socket, random};
use crate::access::{Access, Exchange};
use crate::error::SqlError;
use crate::options::SecretString;

/// Asks for the password, if one is set, and says why the client is not let in.
pub(super) async fn refuse<S>(
    socket: &mut Socket<S>,
    access: &Access,
    name: &str,
) -> io::Result<Option<SqlError>>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let Some(user) = &access.user else { return Ok(None) };
    let refused = SqlError::new("28P01", format!("password authentication failed for user \"{name}\""));
    let matches = match &user.password {
        None => true,
        Some(password) => answers(socket, access.exchange, password, name).await?,
    };
    Ok(if matches && user.name == name { None } else { Some(refused) })
}

async fn answers<S>(
    socket: &mut Socket<S>,
    exchange: Exchange,
    password: &SecretString,
    name: &str,
) -> io::Result<bool>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    socket.set_state(PgWireConnectionState::AuthenticationInProgress);
    let expected = match exchange {
        Exchange::Md5 => {
            let salt = random().to_be_bytes()[..4].to_vec();
            let hash = hash_md5_password(name, password.expose_secret(), &salt);
            socket.send(PgWireBackendMessage::Authentication(Authentication::MD5Password(salt))).await?;
            hash
        }
        Exchange::ClearText => {
            socket.send(PgWireBackendMessage::Authentication(Authentication::CleartextPassword)).await?;
            password.expose_secret().to_owned()
        }
        Exchange::Sha256 => {
            ask_for_digest(socket.get_mut()).await?;
            // A client that knows the method answers in Redshift's own message; that is not imitated.
            return Ok(false);
        }
    };
    match socket.next().await {
        Some(Ok(PgWireFrontendMessage::PasswordMessageFamily(message))) => {
            let given = message.into_password().map_err(io::Error::other)?;
            Ok(same(given.password.as_bytes(), expected.as_bytes()))
        }
        _ => Ok(false),
    }
}

/// Authentication method 13 as Redshift's own driver reads it: algorithm 0 (SHA-256), salt, server nonce.
async fn ask_for_digest(io: &mut (impl AsyncWrite + Unpin)) -> io::Result<()> {
    let (salt, nonce) = (random().to_be_bytes(), random().to_be_bytes());
    let mut body = Vec::new();
    for number in [13_u32, 0, 8] {
        body.extend(number.to_be_bytes());
    }
    body.extend(salt);
    body.extend(8_u32.to_be_bytes());
    body.extend(nonce);
    let length = u32::try_from(body.len() + 4).map_err(io::Error::other)?;
    io.write_all(b"R").await?;
    io.write_all(&length.to_be_bytes()).await?;
    io.write_all(&body).await?;
    io.flush().await
}

/// Compares in a time that does not tell where the difference is.
fn same(given: &[u8], expected: &[u8]) -> bool {
    given.len() == expected.len() && given.iter().zip(expected).fold(0, |diff, (a, b)| diff | (a ^ b)) == 0
}
