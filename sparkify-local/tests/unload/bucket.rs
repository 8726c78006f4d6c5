//! An S3 endpoint as the place: a small one on the loopback interface that keeps what it is given.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use sparkify_local::{Local, Options, S3, SecretString};
use tokio_postgres::{Client, Config, NoTls};

use crate::support::{fails, rows, unload};

/// A bucket, and how many objects it still takes; an object called `slow` waits at the gate.
#[derive(Clone)]
struct Bucket(Arc<Mutex<State>>, Arc<Gate>);

/// How many objects have come to it, and how many more may pass.
#[derive(Default)]
struct Gate(Mutex<(usize, usize)>, Condvar);

impl Gate {
    fn pass(&self) {
        let mut state = self.0.lock().expect("no holder panics");
        state.0 += 1;
        self.1.notify_all();
        self.1.wait_while(state, |(_, open)| *open == 0).expect("no holder panics").1 -= 1;
    }

    fn let_one(&self) {
        self.0.lock().expect("no holder panics").1 += 1;
        self.1.notify_all();
    }

    /// Waits until an object has come.
    fn reached(&self) {
        let state = self.0.lock().expect("no holder panics");
        drop(self.1.wait_while(state, |(come, _)| *come == 0).expect("no holder panics"));
    }
}

type State = (BTreeMap<String, Vec<u8>>, usize);

impl Bucket {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no holder panics")
    }

    fn keys(&self) -> Vec<String> {
        self.state().0.keys().cloned().collect()
    }

    fn answer(&self, method: &str, target: &str, body: Vec<u8>) -> (&'static str, String) {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let key = path.trim_start_matches("/b").trim_start_matches('/').replace("%3D", "=");
        if method == "PUT" && key.contains("slow") {
            self.1.pass();
        }
        let (objects, room) = &mut *self.state();
        match method {
            "GET" if query.contains("list-type=2") => {
                let prefix =
                    query.split('&').find_map(|part| part.strip_prefix("prefix=")).unwrap_or_default();
                let prefix = prefix.replace("%2F", "/");
                let entry = |(key, bytes): (&String, &Vec<u8>)| {
                    format!(
                        "<Contents><Key>{key}</Key><Size>{}</Size><ETag>\"e\"</ETag>\
                         <LastModified>2020-01-01T00:00:00.000Z</LastModified></Contents>",
                        bytes.len()
                    )
                };
                let found =
                    objects.iter().filter(|(key, _)| key.starts_with(&prefix) && !key.contains("#part"));
                (
                    "200 OK",
                    format!("<ListBucketResult>{}</ListBucketResult>", found.map(entry).collect::<String>()),
                )
            }
            "POST" if query.starts_with("uploads") => {
                let id = "<UploadId>u</UploadId>";
                ("200 OK", format!("<InitiateMultipartUploadResult>{id}</InitiateMultipartUploadResult>"))
            }
            "POST" if query.starts_with("delete") => {
                let body = String::from_utf8_lossy(&body).into_owned();
                let keys = body.split("<Key>").skip(1).filter_map(|rest| rest.split("</Key>").next());
                let mut gone = String::new();
                for key in keys {
                    objects.remove(key);
                    gone.extend(["<Deleted><Key>", key, "</Key></Deleted>"]);
                }
                ("200 OK", format!("<DeleteResult>{gone}</DeleteResult>"))
            }
            "POST" => {
                let parts: Vec<String> =
                    objects.keys().filter(|part| part.starts_with(&format!("{key}#part"))).cloned().collect();
                let whole = parts.iter().flat_map(|part| objects.remove(part).unwrap_or_default()).collect();
                objects.insert(key, whole);
                (
                    "200 OK",
                    "<CompleteMultipartUploadResult><ETag>\"e\"</ETag></CompleteMultipartUploadResult>"
                        .into(),
                )
            }
            "PUT" if *room == 0 => ("403 Forbidden", "<Error><Code>AccessDenied</Code></Error>".into()),
            "PUT" => {
                *room -= 1;
                let part = query.split('&').find_map(|part| part.strip_prefix("partNumber="));
                objects.insert(part.map_or(key.clone(), |part| format!("{key}#part{part:0>3}")), body);
                ("200 OK", String::new())
            }
            "DELETE" => {
                objects.retain(|known, _| !known.starts_with(&format!("{key}#part")));
                ("204 No Content", String::new())
            }
            _ => ("404 Not Found", String::new()),
        }
    }

    fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut request = String::new();
        reader.read_line(&mut request)?;
        let mut length = 0;
        loop {
            let mut header = String::new();
            reader.read_line(&mut header)?;
            if header.trim().is_empty() {
                break;
            }
            if let Some(value) = header.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().expect("a length");
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let mut words = request.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let (status, text) = self.answer(method, target, body);
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Length: {}\r\nETag: \"e\"\r\nConnection: close\r\n\r\n{text}",
            text.len()
        )?;
        stream.flush()
    }
}

/// A bucket with these objects, and a client of a warehouse that reaches it.
async fn bucket(keys: &[&str], room: usize) -> (Bucket, Client) {
    let objects = keys.iter().map(|key| ((*key).to_owned(), b"old".to_vec())).collect();
    let bucket = Bucket(Arc::new(Mutex::new((objects, room))), Arc::default());
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("bound");
    let served = bucket.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let served = served.clone();
            std::thread::spawn(move || drop(served.serve(stream)));
        }
    });
    let s3 = S3 {
        endpoint: Some(format!("http://{address}")),
        region: Some("us-west-2".to_owned()),
        access_key_id: Some("AKIDEXAMPLE".to_owned()),
        secret_access_key: Some(SecretString::from("secret".to_owned())),
        session_token: None,
        allow_http: true,
    };
    let local = Local::open(Options { s3, ..Options::default() }).expect("opens");
    let port = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = port.local_addr().expect("bound");
    tokio::spawn(local.serve(port, None));
    let mut config = Config::new();
    config.host("127.0.0.1").port(address.port()).user("awsuser").dbname("dev");
    let (client, connection) = config.connect(NoTls).await.expect("connects");
    tokio::spawn(connection);
    client
        .batch_execute("CREATE TABLE t (a INT); INSERT INTO t VALUES (1), (2), (3)")
        .await
        .expect("a table");
    (bucket, client)
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_put_into_the_bucket() {
    let (bucket, client) = bucket(&["out/old", "other", "out/"], 99).await;
    let query = "SELECT a FROM t ORDER BY a";
    let error = fails(&client, &unload(query, "out/", "")).await;
    assert!(error.message().starts_with("Specified unload destination on S3 is not empty"), "{error:?}");
    client.batch_execute(&unload(query, "out/", "JSON CLEANPATH MANIFEST")).await.expect("room");
    let files = ["other", "out/", "out/0000_part_00", "out/0001_part_00", "out/0002_part_00", "out/manifest"];
    assert_eq!(bucket.keys(), files);
    assert_eq!(bucket.state().0["out/0001_part_00"], b"{\"a\":2}\n");
    // A file of several parts.
    let wide = "SELECT a, REPEAT('x', 7000000) AS x FROM t ORDER BY a";
    client.batch_execute(&unload(wide, "wide_", "PARALLEL OFF")).await.expect("room");
    assert_eq!(bucket.state().0["wide_000"].len(), 3 * 7_000_003);
    assert_eq!(rows(&client, "SELECT pg_last_unload_count()").await, ["3"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_takes_no_more_is_left_as_it_was() {
    let (bucket, client) = bucket(&["out/old"], 2).await;
    let error = fails(&client, &unload("SELECT a FROM t ORDER BY a", "out/", "CLEANPATH")).await;
    assert_eq!(error.message(), "could not write s3://b/out/0002_part_00");
    assert!(error.hint().is_some_and(|hint| hint.contains("s3:PutObject")), "{error:?}");
    assert_eq!(bucket.keys(), ["out/old"]);
    bucket.state().1 = 2;
    let wide = "SELECT a, REPEAT('x', 7000000) AS x FROM t ORDER BY a";
    let error = fails(&client, &unload(wide, "wide_", "PARALLEL OFF")).await;
    assert_eq!(error.message(), "could not write s3://b/wide_000");
    assert_eq!(bucket.keys(), ["out/old"], "no part is left");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_can_be_cancelled_and_leaves_nothing() {
    let (bucket, client) = bucket(&["out/old"], 9_999).await;
    let token = client.cancel_token();
    let many = "SELECT a.a, a.a * 100 + b.a * 10 + c.a AS p FROM t a, t b, t c, t d";
    let sql = unload(many, "slow/", "PARTITION BY (p)");
    // One of the cancels is taken before all 81 objects have passed, and the first has come.
    let gate = Arc::clone(&bucket.1);
    let cancelling = async {
        tokio::task::spawn_blocking(move || gate.reached()).await.expect("the first object comes");
        loop {
            token.cancel_query(NoTls).await.expect("cancel is sent");
            bucket.1.let_one();
        }
    };
    let error = tokio::select! {
        error = fails(&client, &sql) => error,
        () = cancelling => unreachable!("the loop has no end"),
    };
    assert_eq!(error.code().code(), "57014", "{error:?}");
    assert_eq!(bucket.keys(), ["out/old"]);
}
