//! Encryption of a served port and the ways a password is asked for.

use std::process::Command;
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore, crypto};
use sparkify_local::{Access, Exchange, SecretString, Tls, TlsError, User};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_postgres::{Client, Config, Error, NoTls};
use tokio_rustls::TlsConnector;

use crate::support::{memory, rows};

/// What a client sends to ask for encryption.
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];

/// A certificate for `localhost` and the authority that signed it.
struct Papers {
    authority: rcgen::Certificate,
    tls: Tls,
}

fn papers() -> Papers {
    let key = KeyPair::generate().expect("a key");
    let mut params = CertificateParams::new(Vec::new()).expect("no names");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    // OpenSSL takes a certificate whose issuer has its own name for self-signed.
    params.distinguished_name.push(DnType::CommonName, "authority of the test");
    let authority = params.self_signed(&key).expect("signed");
    let issuer = Issuer::new(params, key);
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(vec!["localhost".to_owned()]).expect("a name");
    let certificate = params.signed_by(&key, &issuer).expect("signed");
    let tls = Tls::from_pem(certificate.pem().as_bytes(), key.serialize_pem().as_bytes()).expect("a pair");
    Papers { authority, tls }
}

/// Serves a warehouse in memory to the user `amira`.
async fn serve(exchange: Exchange, tls: Option<Tls>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let user = User { name: "amira".to_owned(), password: Some(SecretString::from("s3cret")) };
    tokio::spawn(memory().serve(listener, Access { user: Some(user), exchange, tls }));
    port
}

fn config(password: &str) -> Config {
    let mut config = Config::new();
    config.host("localhost").user("amira").password(password).dbname("dev");
    config
}

async fn plain(port: u16) -> Result<Client, Error> {
    let (client, connection) = config("s3cret").port(port).connect(NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

async fn encrypted(port: u16, authority: &rcgen::Certificate, password: &str) -> Result<Client, Error> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.expect("connects");
    stream.write_all(&SSL_REQUEST).await.expect("sent");
    assert_eq!(stream.read_u8().await.expect("answered"), b'S');
    let mut roots = RootCertStore::empty();
    roots.add(authority.der().clone()).expect("an authority");
    let tls = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").expect("a name");
    let stream = TlsConnector::from(Arc::new(tls)).connect(name, stream).await.expect("verified");
    let (client, connection) = config(password).connect_raw(stream, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

#[tokio::test]
async fn an_encrypted_port_serves_whoever_verifies_it() {
    let Papers { authority, tls } = papers();
    for exchange in [Exchange::Md5, Exchange::ClearText] {
        let port = serve(exchange, Some(tls.clone())).await;
        let client = encrypted(port, &authority, "s3cret").await.expect("let in");
        assert_eq!(rows(&client, "SELECT 1").await, ["1"]);
        let error = encrypted(port, &authority, "guess").await.map(drop).expect_err("refused");
        assert_eq!(error.code().map(tokio_postgres::error::SqlState::code), Some("28P01"));
    }
}

#[tokio::test]
async fn an_encrypted_port_refuses_plaintext_in_redshifts_words() {
    let port = serve(Exchange::Md5, Some(papers().tls)).await;
    let error = plain(port).await.map(drop).expect_err("refused");
    let error = error.as_db_error().expect("the server says why");
    assert_eq!(error.code().code(), "28000");
    assert_eq!(
        error.message(),
        "no pg_hba.conf entry for host \"127.0.0.1\", user \"amira\", database \"dev\", SSL off"
    );
}

#[tokio::test]
async fn bytes_before_the_handshake_are_not_taken_for_encrypted_ones() {
    let port = serve(Exchange::Md5, Some(papers().tls)).await;
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.expect("connects");
    let mut stuffed = SSL_REQUEST.to_vec();
    stuffed.extend(b"Q\0\0\0\x0dSELECT 1\0");
    stream.write_all(&stuffed).await.expect("sent");
    let mut answer = Vec::new();
    // Closed or reset, but never answered.
    let _ = stream.read_to_end(&mut answer).await;
    assert!(answer.is_empty() || answer == b"S", "{answer:?}");
}

#[tokio::test]
async fn redshifts_digest_is_asked_for_as_method_13() {
    let port = serve(Exchange::Sha256, None).await;
    let error = plain(port).await.map(drop).expect_err("not known to this client");
    let told = format!("{error}: {}", std::error::Error::source(&error).expect("a cause"));
    assert!(told.contains("unknown authentication tag `13`"), "{told}");
}

#[test]
fn a_certificate_and_a_key_must_be_a_pair() {
    let (key, other) = (KeyPair::generate().expect("a key"), KeyPair::generate().expect("a key"));
    let params = CertificateParams::new(vec!["localhost".to_owned()]).expect("a name");
    let certificate = params.self_signed(&key).expect("signed").pem();
    let pem = |certificate: &str, key: &str| Tls::from_pem(certificate.as_bytes(), key.as_bytes());
    assert!(pem(&certificate, &key.serialize_pem()).is_ok());
    assert!(matches!(pem("nothing", &key.serialize_pem()), Err(TlsError::Certificate)));
    assert!(matches!(pem(&certificate, "nothing"), Err(TlsError::Key)));
    assert!(matches!(pem(&certificate, &other.serialize_pem()), Err(TlsError::Pair { .. })));
}

/// Libpq verifies the certificate with OpenSSL, which shares nothing with the library that serves it.
#[tokio::test(flavor = "multi_thread")]
async fn psql_verifies_the_certificate() {
    if Command::new("psql").arg("--version").output().is_err() {
        eprintln!("psql is not installed: its verification of the certificate is not tested");
        return;
    }
    let Papers { authority, tls } = papers();
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("ca.pem");
    std::fs::write(&root, authority.pem()).expect("written");
    let port = serve(Exchange::Md5, Some(tls)).await;
    let ask = |host: &str, mode: &str| {
        let root = root.display();
        let url = format!(
            "host={host} hostaddr=127.0.0.1 port={port} user=amira dbname=dev sslmode={mode} sslrootcert={root}"
        );
        let mut command = Command::new("psql");
        command.env("PGPASSWORD", "s3cret").args(["-X", "-At", "-c", "SELECT 6 * 7", &url]);
        let output = command.output().expect("psql runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        (text(&output.stdout), text(&output.stderr))
    };
    assert_eq!(ask("localhost", "verify-full"), ("42".to_owned(), String::new()));
    let (_, refused) = ask("elsewhere.example", "verify-full");
    assert!(refused.contains("does not match host name"), "{refused}");
    let (_, refused) = ask("localhost", "disable");
    assert!(refused.contains("SSL off"), "{refused}");
}
