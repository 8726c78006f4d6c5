//! moto as AWS: unmodified, or with the life of a cluster on top. One server for each kind, used by one test at a time.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Which of the two answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// moto as it is: clusters are there at once.
    Plain,
    /// `scripts/moto_with_lifecycle.py`.
    Living,
    /// The same, but no creation ever gets beyond `incompatible-network`.
    Sick,
}

/// A server; it ends with this process, because its stdin does.
pub(crate) struct Moto {
    pub(crate) port: u16,
    kind: Kind,
    _child: Child,
}

/// The server of that kind, without anything in it.
pub(crate) fn moto(kind: Kind) -> MutexGuard<'static, Moto> {
    static PLAIN: OnceLock<Mutex<Moto>> = OnceLock::new();
    static LIVING: OnceLock<Mutex<Moto>> = OnceLock::new();
    static SICK: OnceLock<Mutex<Moto>> = OnceLock::new();
    let place = match kind {
        Kind::Plain => &PLAIN,
        Kind::Living => &LIVING,
        Kind::Sick => &SICK,
    };
    // A test that failed leaves nothing behind that a reset does not take away.
    let moto =
        place.get_or_init(|| Mutex::new(Moto::start(kind))).lock().unwrap_or_else(PoisonError::into_inner);
    moto.reset();
    moto
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

impl Moto {
    pub(crate) fn start(kind: Kind) -> Self {
        // Once for all threads: the script lays the whole environment anew.
        static INSTALLED: OnceLock<bool> = OnceLock::new();
        let install = || Command::new(root().join("scripts/judges.sh")).status().is_ok_and(|it| it.success());
        assert!(*INSTALLED.get_or_init(install), "scripts/judges.sh could not install moto");
        // Whoever took the port in between answers in another way, or python ends.
        let started = (0..5).find_map(|_| Self::at(free_port(), kind));
        started.expect("moto starts")
    }

    fn at(port: u16, kind: Kind) -> Option<Self> {
        let mut child = Command::new(root().join(".venv/bin/python"))
            .arg(root().join("scripts/moto_with_lifecycle.py"))
            .args(["127.0.0.1", &port.to_string()])
            .env("SPARKIFY_LIFECYCLE", if kind == Kind::Plain { "off" } else { "on" })
            .env("SPARKIFY_STATE", if kind == Kind::Sick { "incompatible-network" } else { "available" })
            .env("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("python starts");
        let start = Instant::now();
        while !answers(port) {
            assert!(start.elapsed() < Duration::from_mins(5), "moto does not answer");
            if child.try_wait().expect("it can be asked").is_some() {
                return None;
            }
            thread::sleep(Duration::from_millis(50));
        }
        Some(Self { port, kind, _child: child })
    }

    pub(crate) fn reset(&self) {
        self.post("/moto-api/reset-auth", "inf");
        self.post("/moto-api/reset", "");
    }

    pub(crate) fn post(&self, path: &str, body: &str) -> String {
        // As a form, moto would read the body away.
        self.request("POST", path, "Content-Type: text/plain\r\n", body)
    }

    /// An action of a service with the query protocol, as XML. The judge of what is there: no line of it is shared
    /// with the program.
    pub(crate) fn ask(&self, service: &str, query: &str) -> String {
        let version = if service == "redshift" { "2012-12-01" } else { "2010-05-08" };
        self.request("POST", "/", &authorization(service), &format!("{query}&Version={version}"))
    }

    /// An action of Secrets Manager, as JSON.
    pub(crate) fn secrets(&self) -> String {
        let headers = format!(
            "{}X-Amz-Target: secretsmanager.ListSecrets\r\nContent-Type: application/x-amz-json-1.1\r\n",
            authorization("secretsmanager")
        );
        self.request("POST", "/", &headers, "{}")
    }

    /// Namespaces, workgroups and their snapshots, as the service itself says.
    pub(crate) fn halves(&self) -> Vec<String> {
        match self.kind {
            Kind::Plain => Vec::new(),
            Kind::Living | Kind::Sick => {
                serde_json::from_str(&self.post("/serverless", "")).expect("a list of lines")
            }
        }
    }

    /// A call of Redshift Serverless, as somebody else would make it.
    pub(crate) fn serverless(&self, action: &str, body: &str) {
        let headers = format!(
            "X-Amz-Target: RedshiftServerless.{action}\r\nContent-Type: application/x-amz-json-1.1\r\n"
        );
        let answer = self.request("POST", "/", &headers, body);
        assert!(!answer.contains("__type"), "{action}: {answer}");
    }

    pub(crate) fn request(&self, method: &str, path: &str, headers: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("moto listens");
        let form = if headers.contains("Content-Type") {
            ""
        } else {
            "Content-Type: application/x-www-form-urlencoded\r\n"
        };
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{form}{headers}Content-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .expect("moto reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("moto answers in text");
        answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default()
    }
}

/// moto reads from it which service is meant, and checks nothing unless it is told to.
fn authorization(service: &str) -> String {
    format!(
        "Authorization: AWS4-HMAC-SHA256 Credential=root/20260101/us-west-2/{service}/aws4_request, \
         SignedHeaders=host, Signature=0\r\n"
    )
}

/// Whether it is moto that listens.
fn answers(port: u16) -> bool {
    let asked = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream
            .write_all(b"GET /moto-api/data.json HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    asked().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}

/// What is between all `<name>` and `</name>`.
pub(crate) fn all(xml: &str, name: &str) -> Vec<String> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    xml.split(&open).skip(1).filter_map(|rest| Some(rest.split_once(&close)?.0.to_owned())).collect()
}
