//! An S3 endpoint: a small one on the loopback interface.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};

use super::harness::Bench;
use crate::catalog::table::DataType::Integer;
use crate::options::{S3, SecretString};

/// Serves the bucket `b` until the test ends, and returns how to reach it.
fn serve(objects: Vec<(String, Vec<u8>)>) -> S3 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("bound");
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let objects = objects.clone();
            std::thread::spawn(move || drop(answer(stream, &objects)));
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

fn answer(mut stream: TcpStream, objects: &[(String, Vec<u8>)]) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let range = headers
        .iter()
        .find_map(|header| header.to_lowercase().strip_prefix("range: bytes=").map(str::to_owned));
    let (status, extra, body) = if path.starts_with("/secret") {
        ("403 Forbidden", String::new(), b"<Error><Code>AccessDenied</Code></Error>".to_vec())
    } else if query.contains("list-type=2") {
        let prefix = query.split('&').find_map(|part| part.strip_prefix("prefix=")).unwrap_or_default();
        let prefix = prefix.replace("%2F", "/");
        let entry = |(key, bytes): &(String, Vec<u8>)| {
            format!(
                "<Contents><Key>{key}</Key><Size>{}</Size><ETag>\"e\"</ETag>\
                 <LastModified>2020-01-01T00:00:00.000Z</LastModified></Contents>",
                bytes.len()
            )
        };
        let found: String = objects.iter().filter(|(key, _)| key.starts_with(&prefix)).map(entry).collect();
        ("200 OK", String::new(), format!("<ListBucketResult>{found}</ListBucketResult>").into_bytes())
    } else {
        let key = path.strip_prefix("/b/").unwrap_or_default();
        match objects.iter().find(|(known, _)| known == key) {
            None => ("404 Not Found", String::new(), Vec::new()),
            Some((_, bytes)) => match range.as_deref().and_then(|range| range.split_once('-')) {
                Some((first, last)) => {
                    let first: usize = first.parse().expect("a range");
                    let last: usize = last.parse().expect("a range");
                    let range = format!("Content-Range: bytes {first}-{last}/{}\r\n", bytes.len());
                    ("206 Partial Content", range, bytes[first..=last].to_vec())
                }
                None => ("200 OK", String::new(), bytes.clone()),
            },
        }
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\n{extra}ETag: \"e\"\r\n\
         Last-Modified: Wed, 01 Jan 2020 00:00:00 GMT\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

fn objects() -> Vec<(String, Vec<u8>)> {
    let small = (0..60).map(|number| (format!("d/{number:02}.json"), format!("{{\"a\":{number}}}")));
    let large = ("d/large".to_owned(), "{\"a\":1000}\n".repeat(1_000_000));
    let paths = ("paths".to_owned(), r#"{"jsonpaths":["$.a"]}"#.to_owned());
    let mark = ("d/".to_owned(), String::new());
    small.chain([large, paths, mark]).map(|(key, text)| (key, text.into_bytes())).collect()
}

#[test]
fn objects_of_an_endpoint_are_listed_and_read_in_ranges() {
    let bench = Bench::new(&[("a", Integer)]).s3(serve(objects()));
    let copied = bench
        .copy("FROM 's3://b/d/' IAM_ROLE default JSON 's3://b/paths' REGION 'eu-central-1'")
        .expect("all objects are good");
    assert_eq!((copied.rows, copied.files), (1_000_060, 61));
    assert_eq!(bench.rows("SELECT sum(a) FROM t"), [(1_000_000_000 + 59 * 30).to_string()]);
}

#[test]
fn a_prefix_without_objects_does_not_exist() {
    let bench = Bench::new(&[("a", Integer)]).s3(serve(objects()));
    let error = bench.copy("FROM 's3://b/x' IAM_ROLE default JSON").expect_err("nothing").error;
    assert_eq!(error.message, "The specified S3 prefix 'x' does not exist");
    let paths = bench.copy("FROM 's3://b/d/' IAM_ROLE default JSON 's3://b/nothing'");
    assert!(paths.expect_err("no file").error.message.contains("s3://b/nothing does not exist"));
}

#[test]
fn a_refused_request_says_what_is_needed() {
    let bench = Bench::new(&[("a", Integer)]).s3(serve(objects()));
    let error = bench.copy("FROM 's3://secret/x' IAM_ROLE default JSON").expect_err("403").error;
    assert_eq!(error.message, "could not list s3://secret/x");
    assert!(error.hint.is_some_and(|hint| hint.contains("s3:ListBucket")), "{:?}", error.detail);
}
