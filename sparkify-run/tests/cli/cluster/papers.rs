//! Certificates made for a test: an authority, and a server's certificate signed by it.

use std::sync::Arc;

use rcgen::{BasicConstraints, Certificate, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// An authority and one server's certificate.
pub(super) struct Papers {
    authority: Certificate,
    certificate: Certificate,
    key: KeyPair,
}

impl Papers {
    /// Made out to this name, and valid.
    pub(super) fn of(name: &str) -> Self {
        Self::new(name, |_| {})
    }

    /// Made out to this name, and no longer valid.
    pub(super) fn expired(name: &str) -> Self {
        Self::new(name, |params| {
            params.not_before = date_time_ymd(2018, 11, 1);
            params.not_after = date_time_ymd(2018, 12, 1);
        })
    }

    fn new(name: &str, change: impl FnOnce(&mut CertificateParams)) -> Self {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new(Vec::new()).expect("no names");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        // OpenSSL takes a certificate whose issuer has its own name for self-signed.
        params.distinguished_name.push(DnType::CommonName, "authority of the test");
        let authority = params.self_signed(&key).expect("signed");
        let issuer = Issuer::new(params, key);
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new(vec![name.to_owned()]).expect("a name");
        change(&mut params);
        let certificate = params.signed_by(&key, &issuer).expect("signed");
        Self { authority, certificate, key }
    }

    /// The authority, as PEM.
    pub(super) fn authority(&self) -> String {
        self.authority.pem()
    }

    /// Certificate and key, as PEM.
    pub(super) fn pair(&self) -> (String, String) {
        (self.certificate.pem(), self.key.serialize_pem())
    }

    /// What a server encrypts with.
    pub(super) fn server(&self) -> Arc<ServerConfig> {
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(self.key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![self.certificate.der().clone()], key)
            .expect("a pair");
        Arc::new(config)
    }
}
