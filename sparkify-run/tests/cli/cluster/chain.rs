//! From nothing to reports and back to nothing: the role and the cluster by `up`, a run on it, `down`.
//!
//! AWS is moto with the life of a cluster on top (`scripts/moto_with_lifecycle.py`), S3 is moto's, and the endpoint
//! that the cluster names is `sparkify serve` with a certificate and a password.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{STAR, papers::Papers};
use crate::harness::{Answer, Place, answer, files};

const PASSWORD: &str = "Kept0by1AWS";
const SETTINGS: &str = "\
[source]
log_data = 's3://sparkify-music/logs/'
song_data = 's3://sparkify-music/songs/'
log_jsonpaths = 's3://sparkify-music/log_json_path.json'

[cluster]
sslrootcert = 'ca.pem'
";

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The surroundings of one run of the chain.
struct World {
    place: Place,
    moto: u16,
    _running: [Running; 2],
}

impl World {
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.place.command(arguments);
        with_aws(&mut command, self.moto);
        if arguments.first() == Some(&"run") {
            // As seldom as for a person: a load this small has ended before anybody looks at it.
            command.env("SPARKIFY_POLL_MS", "1000");
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        answer(&self.command(arguments).output().expect("the binary starts"))
    }
}

fn with_aws(command: &mut Command, moto: u16) {
    command
        .env("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{moto}"))
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_REGION", "us-west-2")
        .env("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI")
        .env("SPARKIFY_POLL_MS", "4");
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a port").port()
}

/// Generated data, a served warehouse, and AWS that knows where it is served.
fn world() -> World {
    let place = Place::empty();
    let sizes = ["--users", "30", "--days", "8", "--songs", "50"];
    place.run(&[&["simulate", "--out", ".", "--seed", "9"][..], &sizes].concat()).succeeds();
    std::fs::rename(place.path("log_data"), place.path("logs")).expect("moved");
    std::fs::rename(place.path("song_data"), place.path("songs")).expect("moved");
    let papers = Papers::of("localhost");
    let (certificate, key) = papers.pair();
    place.write("ca.pem", papers.authority());
    place.write("server.pem", certificate);
    place.write("server.key", key);
    let moto = free_port();
    let mut serve =
        place.command(&["serve", "--port", "0", "--user", "sparkify", "--warehouse", "served.duckdb"]);
    serve.args(["--tls-cert", "server.pem", "--tls-key", "server.key", "--quiet"]);
    with_aws(&mut serve, moto);
    serve.env("SPARKIFY_PASSWORD", PASSWORD);
    let mut served = Running(serve.stdout(Stdio::piped()).spawn().expect("the binary starts"));
    let mut line = String::new();
    let stdout = served.0.stdout.take().expect("stdout is a pipe");
    BufReader::new(stdout).read_line(&mut line).expect("the server says where it is");
    let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).expect("a port");
    let aws = aws(moto, port);
    upload(moto, &place);
    place.write("sparkify.toml", SETTINGS);
    World { place, moto, _running: [served, aws] }
}

/// moto at this port, whose clusters name `localhost:endpoint` as theirs.
fn aws(port: u16, endpoint: &str) -> Running {
    let installed = Command::new(root().join("scripts/judges.sh")).status().expect("the script starts");
    assert!(installed.success(), "scripts/judges.sh could not install moto");
    let child = Command::new(root().join(".venv/bin/python"))
        .arg(root().join("scripts/moto_with_lifecycle.py"))
        .args(["127.0.0.1", &port.to_string()])
        .env("SPARKIFY_LIFECYCLE", "on")
        .env("SPARKIFY_STATE", "available")
        .env("SPARKIFY_ENDPOINT", format!("localhost:{endpoint}"))
        .env("SPARKIFY_ENDPOINT_PASSWORD", PASSWORD)
        .env("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("python starts");
    let until = Instant::now() + Duration::from_mins(2);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(Instant::now() < until, "moto does not start");
        std::thread::sleep(Duration::from_millis(50));
    }
    Running(child)
}

/// The files of the place as objects of a bucket.
fn upload(moto: u16, place: &Place) {
    put(moto, "/sparkify-music", b"");
    for folder in ["logs", "songs"] {
        for file in files(&place.path(folder)) {
            let bytes = std::fs::read(place.path(folder).join(&file)).expect("a file");
            put(moto, &format!("/sparkify-music/{folder}/{file}"), &bytes);
        }
    }
    let paths = std::fs::read(place.path("log_json_path.json")).expect("a file");
    put(moto, "/sparkify-music/log_json_path.json", &paths);
}

fn put(moto: u16, path: &str, body: &[u8]) {
    let mut stream = TcpStream::connect(("127.0.0.1", moto)).expect("moto listens");
    let scope = "AKIAEXAMPLE/20260101/us-east-1/s3/aws4_request";
    write!(
        stream,
        "PUT {path} HTTP/1.1\r\nHost: s3.amazonaws.com\r\nContent-Length: {}\r\nConnection: close\r\n\
         Authorization: AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0\r\n\r\n",
        body.len()
    )
    .and_then(|()| stream.write_all(body))
    .expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("answered");
    assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
}

/// Commands and what a terminal showed, for `docs/session.md`.
#[derive(Default)]
struct Session(String);

impl Session {
    /// Runs a command as the reader would type it.
    fn run(&mut self, world: &World, typed: &str) -> Answer {
        let words: Vec<&str> = typed.split_whitespace().collect();
        let started = Instant::now();
        let answer = world.run(&words);
        let took = started.elapsed().as_secs_f64();
        let shown = format!("{}{}", answer.stderr, answer.stdout);
        let (shown, code) = (trimmed(&shown), answer.code);
        let page =
            format!("```console\n$ sparkify {typed}\n{shown}\n```\n\n{took:.1} s, exit code {code}.\n\n");
        self.0 += &page;
        answer
    }

    /// Written when `DOCUMENTS=write` asks for it.
    fn keep(&self) {
        if std::env::var_os("DOCUMENTS").is_some_and(|how| how == "write") {
            let text = format!("{INTRODUCTION}{}", self.0.trim_end());
            std::fs::write(root().join("docs/session.md"), text + "\n").expect("the page can be written");
        }
    }
}

/// Without the blanks at the ends of lines that only a terminal needs.
fn trimmed(shown: &str) -> String {
    shown.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

const INTRODUCTION: &str = "\
# A session, from nothing to reports and back to nothing

Recorded by the test `cluster::chain` of `sparkify-run`, **not on AWS**: AWS is moto with the life of a cluster on top
(`scripts/moto_with_lifecycle.py`), S3 is moto's, and the endpoint that the cluster names is `sparkify serve` behind TLS
and a password. The times are those of the doubles on two shared cores; a real cluster takes minutes to create.
The password comes from Secrets Manager, where `up` let AWS keep it. `sparkify.toml` says where the files are, and whom
to trust, because the authority of the served certificate is the test's own:

```toml
[source]
log_data = 's3://sparkify-music/logs/'
song_data = 's3://sparkify-music/songs/'
log_jsonpaths = 's3://sparkify-music/log_json_path.json'

[cluster]
sslrootcert = 'ca.pem'
```

";

#[test]
fn up_run_check_down() {
    let world = world();
    let local = world.place.run(&["run", "--log-data", "logs", "--song-data", "songs"]);
    local.succeeds();
    let star: Vec<String> = STAR.iter().map(|sql| world.place.query(sql)).collect();

    let mut session = Session::default();
    session.run(&world, "up --yes").succeeds();
    let remote = session.run(&world, "run --target cluster");
    remote.succeeds();
    assert_eq!(remote.stdout, local.stdout, "checks and reports");
    for (sql, expected) in STAR.iter().zip(&star) {
        let rows = world.run(&["query", "--target", "cluster", "--format", "csv", sql]);
        let rows = rows.succeeds().stdout.split_once('\n').map_or("", |(_, rows)| rows.trim_end());
        assert_eq!(rows, expected, "{sql}");
    }
    session.run(&world, "report --target cluster --explain").succeeds();
    session.run(&world, "check --target cluster --quiet").succeeds();
    session.run(&world, "down --yes --skip-final-snapshot").succeeds();
    session.run(&world, "check --target cluster").fails(2, &["there is no cluster `sparkify`"]);
    session.keep();
}
