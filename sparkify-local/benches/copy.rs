//! COPY against its peers on the same files: the parser against `serde_json`, the load against `read_json`.

use std::borrow::Cow;
use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use duckdb::Connection;
use serde::Deserialize;
use sparkify_local::measure::Load;

/// Keys of the log files and the types of their columns.
const EVENTS: [(&str, &str); 18] = [
    ("artist", "varchar(256)"),
    ("auth", "varchar(16)"),
    ("firstName", "varchar(64)"),
    ("gender", "varchar(1)"),
    ("itemInSession", "integer"),
    ("lastName", "varchar(64)"),
    ("length", "double precision"),
    ("level", "varchar(8)"),
    ("location", "varchar(256)"),
    ("method", "varchar(8)"),
    ("page", "varchar(32)"),
    ("registration", "double precision"),
    ("sessionId", "integer"),
    ("song", "varchar(256)"),
    ("status", "integer"),
    ("ts", "bigint"),
    ("userAgent", "varchar(512)"),
    ("userId", "varchar(16)"),
];

const SONGS: [(&str, &str); 10] = [
    ("num_songs", "integer"),
    ("artist_id", "varchar(18)"),
    ("artist_latitude", "double precision"),
    ("artist_longitude", "double precision"),
    ("artist_location", "varchar(256)"),
    ("artist_name", "varchar(256)"),
    ("song_id", "varchar(18)"),
    ("title", "varchar(256)"),
    ("duration", "double precision"),
    ("year", "integer"),
];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is read is thrown away")]
struct Event<'a> {
    artist: Option<Cow<'a, str>>,
    auth: Option<Cow<'a, str>>,
    first_name: Option<Cow<'a, str>>,
    gender: Option<Cow<'a, str>>,
    item_in_session: Option<i32>,
    last_name: Option<Cow<'a, str>>,
    length: Option<f64>,
    level: Option<Cow<'a, str>>,
    location: Option<Cow<'a, str>>,
    method: Option<Cow<'a, str>>,
    page: Option<Cow<'a, str>>,
    registration: Option<f64>,
    session_id: Option<i32>,
    song: Option<Cow<'a, str>>,
    status: Option<i32>,
    ts: Option<i64>,
    user_agent: Option<Cow<'a, str>>,
    user_id: Option<Cow<'a, str>>,
}

/// Events as the log has them: six of seven are plays.
fn events(count: u64) -> String {
    let mut text = String::new();
    for n in 0..count {
        let song = if n % 7 == 0 {
            "\"artist\":null".to_owned()
        } else {
            format!("\"artist\":\"The Invented Band No. {}\"", n * 7919 % 3000)
        };
        let (length, title) = if n % 7 == 0 {
            ("null".to_owned(), "null".to_owned())
        } else {
            (
                format!("{}.{:05}", 100 + n % 300, n * 31 % 100_000),
                format!("\"A Song \\u00e0 la {}\"", n % 9000),
            )
        };
        let page = if n % 7 == 0 { "Home" } else { "NextSong" };
        writeln!(
            text,
            "{{{song},\"auth\":\"Logged In\",\"firstName\":\"Name{}\",\"gender\":\"F\",\"itemInSession\":{},\
             \"lastName\":\"Family{}\",\"length\":{length},\"level\":\"paid\",\
             \"location\":\"San Francisco-Oakland-Hayward, CA\",\"method\":\"PUT\",\"page\":\"{page}\",\
             \"registration\":1540919166796.0,\"sessionId\":{},\"song\":{title},\"status\":200,\"ts\":{},\
             \"userAgent\":\"\\\"Mozilla\\/5.0 (Macintosh; Intel Mac OS X 10_9_4) AppleWebKit\\/537.36 (KHTML, like \
             Gecko) Chrome\\/36.0.1985.143 Safari\\/537.36\\\"\",\"userId\":\"{}\"}}",
            n % 90,
            n % 50,
            n % 80,
            n / 9,
            1_541_105_830_796 + n * 137,
            n % 97,
        )
        .expect("memory");
    }
    text
}

fn write_events(folder: &Path, files: u64, each: u64) -> u64 {
    fs::create_dir_all(folder).expect("a folder");
    let text = events(each);
    for file in 0..files {
        fs::write(folder.join(format!("{file:03}.json")), text.trim_end()).expect("written");
    }
    files * text.len() as u64
}

fn write_songs(folder: &Path, files: u64) {
    fs::create_dir_all(folder).expect("a folder");
    for n in 0..files {
        let text = format!(
            "{{\"num_songs\": 1, \"artist_id\": \"AR{n:016}\", \"artist_latitude\": null, \"artist_longitude\": \
             null, \"artist_location\": \"\", \"artist_name\": \"The Invented Band No. {n}\", \"song_id\": \
             \"SO{n:016}\", \"title\": \"A Song of {n}\", \"duration\": {}.68444, \"year\": 2005}}",
            100 + n % 300
        );
        fs::write(folder.join(format!("{n:05}.json")), text).expect("written");
    }
}

fn engine(columns: &[(&str, &str)]) -> Connection {
    let connection = Connection::open_in_memory().expect("memory");
    let columns: Vec<String> = columns.iter().map(|(name, kind)| format!("{name} {kind}")).collect();
    let sql = format!(
        "SET preserve_insertion_order = false; SET threads = 2; CREATE TABLE t ({})",
        columns.join(", ")
    );
    connection.execute_batch(&sql).expect("a table");
    Load::register(&connection).expect("not registered yet");
    connection
}

fn read_json(folder: &Path, columns: &[(&str, &str)], format: &str) -> String {
    let columns: Vec<String> = columns.iter().map(|(name, kind)| format!("{name}: '{kind}'")).collect();
    format!(
        "INSERT INTO t SELECT * FROM read_json('{}/*.json', format = '{format}', columns = {{{}}})",
        folder.display(),
        columns.join(", ")
    )
}

/// Both readers on the same folder, each into an emptied table.
fn compare(criterion: &mut Criterion, name: &str, folder: &Path, columns: &[(&str, &str)], format: &str) {
    let lower: Vec<(String, &str)> =
        columns.iter().map(|(name, kind)| (name.to_lowercase(), *kind)).collect();
    let lower: Vec<(&str, &str)> = lower.iter().map(|(name, kind)| (name.as_str(), *kind)).collect();
    let connection = engine(columns);
    let load = Load::new("t", &lower, folder).expect("known types");
    let sql = read_json(folder, columns, format);
    let mut group = criterion.benchmark_group("load");
    group.sample_size(10);
    let empty = || connection.execute_batch("TRUNCATE t").expect("a table");
    group.bench_function(BenchmarkId::new("copy", name), |bencher| {
        bencher.iter_batched(
            empty,
            |()| load.run(&connection).expect("good rows"),
            criterion::BatchSize::PerIteration,
        );
    });
    group.bench_function(BenchmarkId::new("read_json", name), |bencher| {
        bencher.iter_batched(
            empty,
            |()| connection.execute(&sql, []).expect("good rows"),
            criterion::BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn load(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    write_events(&path("few"), 30, 269);
    compare(criterion, "8k events in 30 files", &path("few"), &EVENTS, "newline_delimited");
    write_songs(&path("songs"), 1991);
    compare(criterion, "1991 small files", &path("songs"), &SONGS, "unstructured");
    write_events(&path("many"), 10, 100_000);
    compare(criterion, "1M events in 10 files", &path("many"), &EVENTS, "newline_delimited");
}

fn parse(criterion: &mut Criterion) {
    let text = events(20_000);
    let lower: Vec<(String, &str)> = EVENTS.iter().map(|(name, kind)| (name.to_lowercase(), *kind)).collect();
    let lower: Vec<(&str, &str)> = lower.iter().map(|(name, kind)| (name.as_str(), *kind)).collect();
    let load = Load::new("t", &lower, Path::new(".")).expect("known types");
    let mut group = criterion.benchmark_group("parse");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("copy", |bencher| bencher.iter(|| load.parse(text.as_bytes()).expect("JSON")));
    group.bench_function("serde_json typed", |bencher| {
        bencher.iter(|| {
            for line in text.lines() {
                black_box(serde_json::from_str::<Event<'_>>(line).expect("JSON"));
            }
        });
    });
    group.bench_function("serde_json value", |bencher| {
        bencher.iter(|| {
            for line in text.lines() {
                black_box(serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, parse, load);
criterion_main!(benches);
