//! A COPY that runs is in the views of every session; one that has ended is in the history alone.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};

use sparkify_local::{Local, Options, S3, SecretString};

use crate::support::{client, fails, rows, run};

/// An S3 endpoint that withholds the objects called `slow` until it is let go.
#[derive(Clone, Default)]
struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    fn open(&self) {
        *self.0.0.lock().expect("no holder panics") = true;
        self.0.1.notify_all();
    }

    fn wait(&self) {
        let open = self.0.0.lock().expect("no holder panics");
        drop(self.0.1.wait_while(open, |open| !*open).expect("no holder panics"));
    }
}

const OBJECTS: [(&str, &str); 2] = [("1.json", "{\"a\":1}\n{\"a\":2}\n"), ("2-slow.json", "{\"a\":3}\n")];

fn serve(gate: &Gate) -> S3 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("bound");
    let gate = gate.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let gate = gate.clone();
            std::thread::spawn(move || drop(answer(stream, &gate)));
        }
    });
    S3 {
        endpoint: Some(format!("http://{address}")),
        region: Some("us-west-2".to_owned()),
        access_key_id: Some("AKIDEXAMPLE".to_owned()),
        secret_access_key: Some(SecretString::from("secret".to_owned())),
        session_token: None,
        allow_http: true,
    }
}

fn answer(mut stream: TcpStream, gate: &Gate) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let (status, body) = if request.contains("list-type=2") {
        let entry = |(key, text): &(&str, &str)| {
            format!(
                "<Contents><Key>{key}</Key><Size>{}</Size><ETag>\"e\"</ETag>\
                 <LastModified>2020-01-01T00:00:00.000Z</LastModified></Contents>",
                text.len()
            )
        };
        let entries: String = OBJECTS.iter().map(entry).collect();
        ("200 OK".to_owned(), format!("<ListBucketResult>{entries}</ListBucketResult>"))
    } else {
        if request.contains("slow") {
            gate.wait();
        }
        let object = OBJECTS.iter().find(|(key, _)| request.contains(key));
        let text = object.map(|(_, text)| (*text).to_owned()).unwrap_or_default();
        // Objects this small are asked for in one range, which is all of them.
        (
            format!(
                "206 Partial Content\r\nContent-Range: bytes 0-{}/{}",
                text.len().saturating_sub(1),
                text.len()
            ),
            text,
        )
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\nETag: \"e\"\r\nLast-Modified: Wed, 01 Jan 2020 00:00:00 GMT\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    )?;
    stream.flush()
}

const STATE: &str = "SELECT session = $pid, bytes_to_load, bytes_loaded, lines, num_files, num_files_complete, \
                     TRIM(current_file), pct_complete FROM stv_load_state";
const HISTORY: &str = "SELECT session_id = $pid, status, table_name, loaded_rows, source_file_count, \
                       source_file_bytes, file_count_scanned, file_bytes_scanned, end_time IS NULL FROM sys_load_history";

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_another_session_shows_as_it_runs() {
    let gate = Gate::default();
    let local = Local::open(Options { s3: serve(&gate), ..Options::default() }).expect("opens");
    let (loader, watcher) = (client(&local).await, client(&local).await);
    run(&loader, "CREATE TABLE t (a INT)").await;
    assert!(rows(&watcher, STATE.replace("$pid", "0").as_str()).await.is_empty(), "nothing runs yet");
    let pid = rows(&loader, "SELECT pg_backend_pid()").await.remove(0);
    let (state, history) = (STATE.replace("$pid", &pid), HISTORY.replace("$pid", &pid));
    let copy = tokio::spawn(async move {
        run(&loader, "COPY t FROM 's3://b/' IAM_ROLE default JSON 'auto'").await;
        loader
    });
    // The first object is read; the other is withheld.
    let first = "t|24|16|2|2|1|s3://b/2-slow.json|66";
    while rows(&watcher, &state).await != [first] {
        assert!(!copy.is_finished(), "it waits for its second object");
        tokio::task::yield_now().await;
    }
    assert_eq!(rows(&watcher, &history).await, ["t|running|t|2|2|24|1|16|t"]);
    assert_eq!(rows(&watcher, "SELECT COUNT(*) FROM pg_catalog.stv_load_state").await, ["1"]);
    gate.open();
    let loader = copy.await.expect("it ends");
    assert!(rows(&watcher, &state).await.is_empty(), "it has ended");
    assert_eq!(rows(&watcher, &history).await, ["t|completed|t|3|2|24|2|24|f"]);
    assert_eq!(rows(&loader, "SELECT pg_last_copy_count()").await, ["3"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_failed_runs_no_longer() {
    let gate = Gate::default();
    gate.open();
    let local = Local::open(Options { s3: serve(&gate), ..Options::default() }).expect("opens");
    let client = client(&local).await;
    run(&client, "CREATE TABLE t (a BOOLEAN)").await;
    fails(&client, "COPY t FROM 's3://b/' IAM_ROLE default JSON 'auto'").await;
    assert!(rows(&client, "SELECT query FROM stv_load_state").await.is_empty());
    assert_eq!(rows(&client, "SELECT status FROM sys_load_history").await, ["aborted"]);
}
