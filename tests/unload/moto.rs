//! UNLOAD into a bucket of moto, whose S3 nobody here wrote.

use crate::{PYTHON, stand_in::StandIn};
use sparkify_local::{Options, S3, SecretString};
use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const SERVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/moto_with_lifecycle.py");

/// A moto that ends with the test.
struct Moto {
    child: Child,
    port: u16,
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Moto {
    fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a port").port();
        let child = Command::new(PYTHON)
            .arg(SERVER)
            .args(["127.0.0.1", &port.to_string()])
            .env("SPARKIFY_LIFECYCLE", "off")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Python starts");
        let moto = Self { child, port };
        let until = Instant::now() + Duration::from_mins(2);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < until, "moto does not start");
            std::thread::sleep(Duration::from_millis(50));
        }
        moto
    }

    /// What it answers to a request without a body.
    fn ask(&self, method: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("moto listens");
        let scope = "AKIAEXAMPLE/20260101/us-east-1/s3/aws4_request";
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: s3.amazonaws.com\r\nContent-Length: 0\r\nConnection: close\r\n\
             Authorization: AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0\r\n\r\n"
        )
        .expect("moto reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("moto answers");
        answer
    }

    /// The keys of the bucket.
    fn keys(&self) -> Vec<String> {
        let answer = self.ask("GET", "/music?list-type=2");
        let keys = answer.split("<Key>").skip(1).filter_map(|rest| rest.split("</Key>").next());
        keys.map(str::to_owned).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_is_filled_cleaned_and_read_again() {
    let moto = Moto::start();
    assert!(moto.ask("PUT", "/music").starts_with("HTTP/1.1 200"));
    let s3 = S3 {
        endpoint: Some(format!("http://127.0.0.1:{}", moto.port)),
        region: Some("us-east-1".to_owned()),
        access_key_id: Some("AKIAEXAMPLE".to_owned()),
        secret_access_key: Some(SecretString::from("wJalrXUtnFEMI".to_owned())),
        session_token: None,
        allow_http: true,
    };
    let stand_in = StandIn::open(Options { s3, ..Options::default() }).await;
    let run = async |sql: &str| assert_eq!(stand_in.answer(sql).await, "", "{sql}");
    run("CREATE TABLE t (a INT, s VARCHAR(MAX))").await;
    run("INSERT INTO t SELECT 1, 'it''s \"é\"' UNION ALL SELECT 2, NULL UNION ALL SELECT 3, REPEAT('x', 60000)").await;
    let unload = "UNLOAD ('SELECT a, s FROM t') TO 's3://music/out/' IAM_ROLE default";
    run(&format!("{unload} JSON GZIP MANIFEST")).await;
    let files = ["out/0000_part_00.gz", "out/0001_part_00.gz", "out/0002_part_00.gz", "out/manifest"];
    assert_eq!(moto.keys(), files);
    let again = stand_in.answer(&format!("{unload} JSON")).await;
    assert!(again.starts_with("ERROR: Specified unload destination on S3 is not empty"), "{again}");
    run("CREATE TABLE back (a INT, s VARCHAR(MAX))").await;
    run("COPY back FROM 's3://music/out/manifest' IAM_ROLE default JSON 'auto' GZIP MANIFEST").await;
    assert_eq!(
        stand_in.answer("SELECT COUNT(*) FROM (SELECT * FROM t MINUS SELECT * FROM back) AS q").await,
        "0"
    );
    assert_eq!(stand_in.answer("SELECT COUNT(*), COUNT(s) FROM back").await, "3|2");
    // In parts, since it is larger than one.
    let wide = "UNLOAD ('SELECT REPEAT(s, 200) FROM t WHERE a = 3') TO 's3://music/out/' IAM_ROLE default";
    run(&format!("{wide} CLEANPATH PARALLEL OFF")).await;
    assert_eq!(moto.keys(), ["out/000"]);
    let head = moto.ask("HEAD", "/music/out/000").to_lowercase();
    assert!(head.contains("content-length: 12000001"), "{head}");
    run("UNLOAD ('SELECT a FROM t') TO 's3://music/out/' IAM_ROLE default ENCRYPTED AUTO CSV PARALLEL OFF ALLOWOVERWRITE")
        .await;
    assert!(moto.ask("GET", "/music/out/000").ends_with("\r\n\r\n1\n2\n3\n"));
    let elsewhere = stand_in.answer("UNLOAD ('SELECT 1') TO 's3://nowhere/x' IAM_ROLE default").await;
    assert!(elsewhere.starts_with("ERROR: could not list s3://nowhere/x"), "{elsewhere}");
}
