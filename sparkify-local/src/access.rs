//! Who may connect to a served port, and how.

use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, crypto};

use crate::options::SecretString;

/// How a served port lets clients in; by default anyone, without encryption.
#[derive(Debug, Clone, Default)]
pub struct Access {
    /// The only user let in; anyone when absent.
    pub user: Option<User>,
    /// How the user's password is asked for.
    pub exchange: Exchange,
    /// Encryption; a client that does not ask for it is refused.
    pub tls: Option<Tls>,
}

impl From<Option<User>> for Access {
    fn from(user: Option<User>) -> Self {
        Self { user, ..Self::default() }
    }
}

/// A user and the password.
#[derive(Debug, Clone)]
pub struct User {
    /// The only name let in.
    pub name: String,
    /// Asked for when set; never printed.
    pub password: Option<SecretString>,
}

/// How the server asks for a password.
///
/// Redshift chooses by the way the password was stored: MD5 for `PASSWORD '…'`, its own digest for
/// `PASSWORD 'sha256|…'` (<https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_USER.html>).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Exchange {
    /// A salted MD5 hash.
    #[default]
    Md5,
    /// The password itself; fit for an encrypted connection only.
    ClearText,
    /// Redshift's own digest, method 13: asked for as Redshift does, but no answer is understood.
    Sha256,
}

/// A certificate and its key, ready to encrypt with.
#[derive(Debug, Clone)]
pub struct Tls {
    pub(crate) config: Arc<ServerConfig>,
}

/// Why a certificate and key are not usable.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// The text of the certificates is not PEM, or holds none.
    #[error("there is no certificate in PEM form")]
    Certificate,
    /// The text of the key is not PEM, or holds none.
    #[error("there is no private key in PEM form")]
    Key,
    /// Certificate and key are no pair, or of a kind that is not known.
    #[error("certificate and key do not go together: {reason}")]
    Pair {
        /// In the words of the TLS library.
        reason: String,
    },
}

impl Tls {
    /// A chain of certificates, the server's own first, and its key, both as PEM text.
    ///
    /// # Errors
    /// When one of them is missing, or they are no pair.
    pub fn from_pem(certificates: &[u8], key: &[u8]) -> Result<Self, TlsError> {
        let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(certificates).collect();
        let certificates =
            certificates.ok().filter(|found| !found.is_empty()).ok_or(TlsError::Certificate)?;
        let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| TlsError::Key)?;
        let pair = |error: rustls::Error| TlsError::Pair { reason: error.to_string() };
        let config = ServerConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(pair)?
            .with_no_client_auth()
            .with_single_cert(certificates, key)
            .map_err(pair)?;
        Ok(Self { config: Arc::new(config) })
    }
}
