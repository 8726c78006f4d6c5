//! A network whose only way out is a proxy that opens what is encrypted, under an authority of its own.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::crypto::ring;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::harness::{Site, seen};
use crate::moto::{Kind, moto};
use crate::proxy::{forwarded, request};

/// An authority, and a server that speaks for all of AWS in its name.
struct Papers {
    authority: String,
    server: Arc<ServerConfig>,
}

impl Papers {
    fn new() -> Self {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new(Vec::new()).expect("no names");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, "authority of the network");
        let authority = params.self_signed(&key).expect("signed").pem();
        let issuer = Issuer::new(params, key);
        let key = KeyPair::generate().expect("a key");
        let names = ["localhost", "*.amazonaws.com", "*.us-west-2.amazonaws.com"].map(str::to_owned);
        let params = CertificateParams::new(names).expect("names");
        let certificate = params.signed_by(&key, &issuer).expect("signed");
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let server = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .expect("a pair");
        Self { authority, server: Arc::new(server) }
    }
}

/// A port that speaks TLS and leads to this server, whatever is asked for; before that comes a CONNECT or not.
fn listen(papers: &Papers, server: u16, connects: bool) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = listener.local_addr().expect("it has an address").port();
    let config = Arc::clone(&papers.server);
    thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let config = Arc::clone(&config);
            // A client that does not trust the certificate goes away.
            thread::spawn(move || drop(serve(client, config, server, connects)));
        }
    });
    port
}

fn serve(
    mut client: TcpStream,
    config: Arc<ServerConfig>,
    server: u16,
    connects: bool,
) -> std::io::Result<()> {
    if connects {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            client.read_exact(&mut byte)?;
            head.extend(byte);
        }
        let head = String::from_utf8_lossy(&head).into_owned();
        assert!(head.starts_with("CONNECT ") && head.contains(".amazonaws.com:443"), "{head}");
        client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")?;
    }
    let connection = ServerConnection::new(config).map_err(std::io::Error::other)?;
    let mut stream = StreamOwned::new(connection, client);
    let (head, body) = request(&mut stream)?;
    stream.write_all(&forwarded(server, &head, &body)?)?;
    stream.conn.send_close_notify();
    stream.flush()
}

#[test]
fn the_authority_that_the_bundle_names_is_trusted_and_no_other() {
    let moto = moto(Kind::Plain);
    let papers = Papers::new();
    let port = listen(&papers, moto.port, false);
    let site = Site::at(moto.port)
        .with("AWS_ENDPOINT_URL", &format!("https://localhost:{port}"))
        .with("AWS_CA_BUNDLE", "ca.pem");
    site.write("ca.pem", &papers.authority);
    site.up(&[]).succeeds();
    assert_eq!(seen(&moto).len(), 3);
    site.down(&[]).succeeds();
    // Others may stand beside it.
    site.write("ca.pem", &format!("{}\n# and\n{}", Papers::new().authority, papers.authority));
    site.run(&["up", "--dry-run"]).succeeds();

    let refused = ["a certificate that is not trusted", "hint: ", "AWS_CA_BUNDLE"];
    site.write("ca.pem", &Papers::new().authority);
    site.up(&[]).fails(4, &refused);
    let unnamed = Site::at(moto.port).with("AWS_ENDPOINT_URL", &format!("https://localhost:{port}"));
    unnamed.up(&[]).fails(4, &refused);
    let elsewhere = Site::at(moto.port)
        .with("AWS_ENDPOINT_URL", &format!("https://127.0.0.1:{port}"))
        .with("AWS_CA_BUNDLE", "ca.pem");
    elsewhere.write("ca.pem", &papers.authority);
    elsewhere.up(&[]).fails(4, &refused);
    assert_eq!(seen(&moto), [""; 0], "nothing is asked of whom nobody trusts");
}

#[test]
fn a_bundle_that_is_none_is_named_with_what_is_wrong() {
    let site = Site::nowhere().with("AWS_CA_BUNDLE", "ca.pem");
    let says = |reason: &str| {
        site.up(&[])
            .fails(2, &["that AWS_CA_BUNDLE names cannot be used: `ca.pem`: ", reason, "hint: name a file"]);
    };
    says("no such file");
    site.write("ca.pem", "");
    says("it holds no certificate in PEM form");
    site.write("ca.pem", &KeyPair::generate().expect("a key").serialize_pem());
    says("it holds no certificate in PEM form");
    site.write("ca.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    says("certificate 1 of it cannot be used");
    let whole = Papers::new().authority;
    site.write("ca.pem", &format!("{whole}{}", whole.split_at(whole.len() / 2).0));
    says("PEM");
}

#[test]
fn a_proxy_that_opens_what_is_encrypted_is_gone_through_under_its_authority() {
    let moto = moto(Kind::Living);
    let papers = Papers::new();
    let proxy = format!("http://me:Passw0rd@127.0.0.1:{}", listen(&papers, moto.port, true));
    // No endpoint is named: it is the names of AWS that are asked for, and nobody but the proxy resolves them.
    let behind = || Site::at(moto.port).with("AWS_ENDPOINT_URL", "").with("HTTPS_PROXY", &proxy);
    let site = behind().with("AWS_CA_BUNDLE", "ca.pem");
    site.write("ca.pem", &papers.authority);
    site.up(&[]).succeeds();
    assert_eq!(seen(&moto).len(), 4);
    site.down(&[]).succeeds();
    assert_eq!(seen(&moto), [""; 0]);
    behind().up(&[]).fails(4, &["a certificate that is not trusted", "AWS_CA_BUNDLE"]);
    let nobody = behind().with("HTTPS_PROXY", "http://me:Passw0rd@127.0.0.1:1");
    nobody.up(&[]).fails(4, &["AWS cannot be reached", "HTTPS_PROXY"]);
}
