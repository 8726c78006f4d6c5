//! What a cluster cannot be trusted with or does not accept, each with its own words.

use std::net::TcpListener;
use std::process::Stdio;

use super::{Cluster, Fault, Papers, endpoint::What};
use crate::harness::{Answer, Place, answer};

/// A query at an endpoint whose certificate is this.
fn ask(papers: &Papers, authority: Option<&Papers>) -> Answer {
    let place = Place::empty();
    let mut cluster = Cluster::with(place, &[]);
    cluster.endpoint =
        super::Endpoint::start(&cluster.place.path(""), papers.server(), super::endpoint::USER, &[]);
    if let Some(papers) = authority {
        cluster.place.write("ca.pem", papers.authority());
    }
    cluster.run(&["query", "SELECT 1"])
}

#[test]
fn a_certificate_is_verified_in_full() {
    let right = Papers::of("localhost");
    ask(&right, Some(&right)).succeeds();
    let other = Papers::of("dwh.example");
    ask(&other, Some(&other)).fails(
        4,
        &["the certificate of `localhost` is made out to `dwh.example`, not to `localhost`", "--host"],
    );
    let expired = Papers::expired("localhost");
    ask(&expired, Some(&expired)).fails(4, &["the certificate of `localhost` has expired", "clock"]);
    ask(&right, None).fails(4, &["comes from an authority that is not trusted here", "--sslrootcert"]);
}

#[test]
fn without_a_file_the_systems_authorities_count() {
    let cluster = Cluster::new();
    let port = cluster.endpoint.port.to_string();
    let mut command =
        cluster.place.command(&["query", "SELECT 1", "--target", "cluster", "--host", "localhost"]);
    command.args(["--port", &port, "--user", "amira"]).env("SPARKIFY_CLUSTER_PASSWORD", "x");
    answer(&command.output().expect("the binary starts"))
        .fails(4, &["comes from an authority that is not trusted here"]);
}

#[test]
fn a_server_without_tls_gets_nothing() {
    use std::io::{Read, Write};
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a client");
        let mut request = [0; 8];
        stream.read_exact(&mut request).expect("the request for encryption");
        stream.write_all(b"N").expect("refused");
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).expect("the client goes");
        rest
    });
    let mut cluster = Cluster::new();
    cluster.endpoint.port = port;
    cluster
        .run(&["query", "SELECT 1"])
        .fails(4, &["does not offer TLS; nothing was sent to it", "--tls-cert"]);
    assert_eq!(server.join().expect("the server ends"), b"");
}

#[test]
fn who_is_not_there_is_named() {
    let mut cluster = Cluster::new();
    // A port that was free a moment ago.
    cluster.endpoint.port =
        TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a port").port();
    cluster.run(&["query", "SELECT 1"]).fails(4, &["nothing listens on port", "`--port`"]);
    cluster
        .run(&["query", "SELECT 1", "--host", "no-such-host.invalid"])
        .fails(2, &["the argument '--host <NAME>' cannot be used multiple times"]);
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    cluster.endpoint.port = silent.local_addr().expect("an address").port();
    let mut command = cluster.command(&["query", "SELECT 1"]);
    command.env("SPARKIFY_CLUSTER_CONNECT_TIMEOUT", "1").env("AWS_EC2_METADATA_DISABLED", "true");
    answer(&command.output().expect("the binary starts"))
        .fails(4, &["did not answer within 1 second", "security group", "publicly accessible", "subnet"]);
}

#[test]
fn a_wrong_password_and_a_missing_one() {
    let cluster = Cluster::new();
    let mut command = cluster.command(&["query", "SELECT 1"]);
    command.env("SPARKIFY_CLUSTER_PASSWORD", "guess");
    answer(&command.output().expect("the binary starts"))
        .fails(2, &["the password of `amira` is not right, or there is no such user"]);
    let mut command = cluster.command(&["query", "SELECT 1", "--password-env", "OTHER"]);
    command.env("OTHER", super::endpoint::PASSWORD).env("SPARKIFY_CLUSTER_PASSWORD", "guess");
    answer(&command.output().expect("the binary starts")).succeeds();
}

/// Behind `sparkify serve`, which can ask for Redshift's own digest.
#[cfg(unix)]
#[test]
fn a_password_stored_as_sha256_is_explained() {
    use std::io::{BufRead, BufReader};
    let mut cluster = Cluster::new();
    let papers = Papers::of("localhost");
    let (certificate, key) = papers.pair();
    cluster.place.write("ca.pem", papers.authority());
    cluster.place.write("server.pem", certificate);
    cluster.place.write("server.key", key);
    let mut command = cluster.place.command(&["serve", "--port", "0", "--user", "amira", "--auth", "sha256"]);
    command.args(["--tls-cert", "server.pem", "--tls-key", "server.key"]).env("SPARKIFY_PASSWORD", "x");
    let mut server = command.stdout(Stdio::piped()).spawn().expect("the binary starts");
    let mut line = String::new();
    let stdout = server.stdout.take().expect("stdout is a pipe");
    BufReader::new(stdout).read_line(&mut line).expect("the server says where it is");
    let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).expect("a port");
    assert!(line.contains("?sslmode=require"), "{line}");
    cluster.endpoint.port = port.parse().expect("a number");
    cluster
        .run(&["query", "SELECT 1"])
        .fails(2, &["`amira` has a password stored as SHA-256", "ALTER USER", "--auth iam"]);
    server.kill().expect("a child can be killed");
    server.wait().expect("a killed child ends");
}

#[test]
fn what_redshift_refuses_is_explained() {
    const COPY: &str = "COPY staging_events";
    let role =
        "User arn:aws:redshift:us-west-2:123456789012:dbuser:c/u is not authorized to assume IAM Role x";
    let redirect = "S3ServiceException:The bucket you are attempting to access must be addressed using the \
                    specified endpoint.,Status 301,Error PermanentRedirect";
    let denied = "S3ServiceException:Access Denied,Status 403,Error AccessDenied";
    for (at, code, message, exit, says) in [
        (COPY, "XX000", redirect, 2, ["in another region", "--region"]),
        (COPY, "XX000", denied, 2, ["S3 refuses access", "s3:GetObject"]),
        ("INSERT INTO songplays", "XX000", "Disk Full", 4, ["disks are full", "resize"]),
        (
            "INSERT INTO users",
            "57014",
            "Query (9) canceled on user's request",
            4,
            ["users/load", "statement_timeout"],
        ),
    ] {
        let cluster =
            Cluster::with(Place::with_data(), &[Fault { at, what: What::Refuse(code, message, "") }]);
        let stopped = cluster.of_bucket("load", &[]);
        // What fails while the star is made finds the staging tables filled.
        let (left, staged) =
            if at == COPY { ("the warehouse is as it was", "0") } else { ("the star is as it was", "4") };
        stopped.fails(exit, &[says[0], says[1], message, left]);
        assert_eq!(cluster.query("SELECT COUNT(*) FROM staging_events"), staged);
        assert_eq!(cluster.query("SELECT COUNT(*) FROM songplays"), "0");
    }
    // A role that is known a little later is waited for.
    let cluster =
        Cluster::with(Place::with_data(), &[Fault { at: COPY, what: What::Refuse("XX000", role, "") }]);
    let loaded = cluster.of_bucket("load", &[]);
    assert!(loaded.succeeds().stderr.contains("does not know the role yet"), "{}", loaded.stderr);
}
