//! Opens a verified TLS stream to a cluster; there is no way to open another.
//!
//! The driver's own negotiation would fall back to plaintext or skip checks if asked to, so it is not used:
//! what comes out of here is encrypted, and the host is who it says it is.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore, crypto};
use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::refusal::{Refusal, Silence};

/// What a client sends to ask for encryption.
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];

/// A peer that says nothing for that long is asked whether it is still there.
const IDLE: Duration = Duration::from_mins(1);
const BETWEEN_PROBES: Duration = Duration::from_secs(15);
const PROBES: u32 = 4;

/// Where a cluster listens and how it is recognised.
#[derive(Debug, Clone)]
pub(crate) struct Dial {
    pub(crate) host: String,
    pub(crate) port: u16,
    /// How long each step may take.
    pub(crate) patience: Duration,
    tls: Arc<ClientConfig>,
}

impl Dial {
    /// The way to `host`, whose certificate must lead to one of `roots`.
    pub(crate) fn new(
        host: &str,
        port: u16,
        roots: RootCertStore,
        patience: Duration,
    ) -> Result<Self, Refusal> {
        let tls = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| Refusal::Tls { host: host.to_owned(), reason: error.to_string() })?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self { host: host.to_owned(), port, patience, tls: Arc::new(tls) })
    }

    /// An encrypted stream to the host, once its certificate was verified.
    pub(crate) async fn stream(&self) -> Result<TlsStream<TcpStream>, Refusal> {
        let name = ServerName::try_from(self.host.clone())
            .map_err(|_| Refusal::HostName { host: self.host.clone() })?;
        let mut stream = self.tcp().await?;
        self.in_time(ask_for_encryption(&mut stream)).await?.map_err(|answer| match answer {
            NoTls::Refused => Refusal::Plaintext { host: self.host.clone(), port: self.port },
            NoTls::Broken(source) => self.broken(source),
        })?;
        let connecting = TlsConnector::from(Arc::clone(&self.tls)).connect(name, stream);
        self.in_time(connecting).await?.map_err(|error| Refusal::of_handshake(&self.host, &error))
    }

    async fn tcp(&self) -> Result<TcpStream, Refusal> {
        let unknown = |source| Refusal::UnknownHost { host: self.host.clone(), source };
        let found = self.in_time(lookup_host((self.host.as_str(), self.port))).await?;
        let addresses: Vec<SocketAddr> = found.map_err(unknown)?.collect();
        let mut last = Refusal::UnknownHost {
            host: self.host.clone(),
            source: io::Error::new(io::ErrorKind::NotFound, "no address"),
        };
        for address in addresses {
            match timeout(self.patience, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => {
                    keep_alive(&stream);
                    return Ok(stream);
                }
                Ok(Err(error)) => last = self.broken(error),
                Err(_) => last = self.silent(),
            }
        }
        Err(last)
    }

    async fn in_time<T>(&self, step: impl Future<Output = T>) -> Result<T, Refusal> {
        timeout(self.patience, step).await.map_err(|_| self.silent())
    }

    /// Nobody answered in time.
    pub(crate) fn silent(&self) -> Refusal {
        Refusal::Silent {
            host: self.host.clone(),
            port: self.port,
            waited: self.patience,
            cause: Silence::Unknown,
        }
    }

    fn broken(&self, source: io::Error) -> Refusal {
        let (host, port) = (self.host.clone(), self.port);
        match source.kind() {
            io::ErrorKind::ConnectionRefused => Refusal::NobodyListens { host, port },
            io::ErrorKind::TimedOut => self.silent(),
            _ => Refusal::Network { host, port, source },
        }
    }
}

enum NoTls {
    Refused,
    Broken(io::Error),
}

async fn ask_for_encryption(stream: &mut TcpStream) -> Result<(), NoTls> {
    stream.write_all(&SSL_REQUEST).await.map_err(NoTls::Broken)?;
    match stream.read_u8().await {
        Ok(b'S') => Ok(()),
        Ok(_) => Err(NoTls::Refused),
        Err(error) => Err(NoTls::Broken(error)),
    }
}

/// A firewall on the way forgets a silent connection; a COPY may be silent for long.
fn keep_alive(stream: &TcpStream) {
    let keepalive = TcpKeepalive::new().with_time(IDLE).with_interval(BETWEEN_PROBES);
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    let keepalive = keepalive.with_retries(PROBES);
    let socket = SockRef::from(stream);
    let set = socket.set_tcp_keepalive(&keepalive).and_then(|()| stream.set_nodelay(true));
    #[cfg(target_os = "linux")]
    let set = set.and_then(|()| socket.set_tcp_user_timeout(Some(IDLE + BETWEEN_PROBES * PROBES)));
    if let Err(error) = set {
        tracing::debug!(%error, "the connection is not kept alive");
    }
}
