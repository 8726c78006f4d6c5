//! An S3 endpoint whose objects called `slow` are withheld until the test lets them go.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};

/// A running endpoint with one bucket; its threads end with the test.
pub(super) struct Bucket {
    pub(super) port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    /// Keys and texts.
    objects: Vec<(String, String)>,
    open: Mutex<bool>,
    opened: Condvar,
}

impl Bucket {
    /// A bucket of this name: objects as `/bucket/key`.
    pub(super) fn start(objects: Vec<(String, String)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let shared = Arc::new(Shared { objects, open: Mutex::default(), opened: Condvar::new() });
        let served = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let shared = Arc::clone(&served);
                // A client that goes away is what a test may be about.
                std::thread::spawn(move || shared.answer(stream));
            }
        });
        Self { port, shared }
    }

    /// Gives out what was withheld.
    pub(super) fn let_go(&self) {
        *self.shared.open.lock().expect("no holder panics") = true;
        self.shared.opened.notify_all();
    }
}

impl Shared {
    fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut lines = BufReader::new(stream.try_clone()?).lines().map_while(Result::ok);
        let request = lines.next().unwrap_or_default();
        lines.take_while(|line| !line.is_empty()).for_each(drop);
        let target = request.split(' ').nth(1).unwrap_or_default().replace("%2F", "/");
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        let (status, body) = if query.contains("list-type=2") {
            ("200 OK".to_owned(), self.list(query))
        } else {
            let key = path.splitn(3, '/').nth(2).unwrap_or_default();
            if key.contains("slow") {
                let open = self.open.lock().expect("no holder panics");
                drop(self.opened.wait_while(open, |open| !*open).expect("no holder panics"));
            }
            match self.objects.iter().find(|(known, _)| known == key) {
                // Objects this small are asked for in one range, which is all of them.
                Some((_, text)) if request.starts_with("GET") => {
                    let (last, size) = (text.len() - 1, text.len());
                    let range = format!("206 Partial Content\r\nContent-Range: bytes 0-{last}/{size}");
                    (range, text.clone())
                }
                Some((_, text)) => ("200 OK".to_owned(), text.clone()),
                None => ("404 Not Found".to_owned(), String::new()),
            }
        };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Length: {}\r\nETag: \"e\"\r\n\
             Last-Modified: Wed, 01 Jan 2020 00:00:00 GMT\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        if !request.starts_with("HEAD") {
            stream.write_all(body.as_bytes())?;
        }
        stream.flush()
    }

    fn list(&self, query: &str) -> String {
        let prefix = query.split('&').find_map(|part| part.strip_prefix("prefix=")).unwrap_or_default();
        let found = self.objects.iter().filter(|(key, _)| key.starts_with(prefix));
        let entries = found.map(|(key, text)| {
            let size = text.len();
            format!(
                "<Contents><Key>{key}</Key><Size>{size}</Size><ETag>\"e\"</ETag>\
                 <LastModified>2020-01-01T00:00:00.000Z</LastModified></Contents>"
            )
        });
        format!("<ListBucketResult>{}</ListBucketResult>", entries.collect::<String>())
    }
}
