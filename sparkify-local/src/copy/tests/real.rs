//! The real Sparkify files, where they are: counts and byte sums judged by `serde_json`.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::harness::Bench;
use crate::catalog::table::DataType;
use crate::options::Content;

const EVENTS: [(&str, &str, DataType); 18] = [
    ("artist", "artist", DataType::Varchar(256)),
    ("auth", "auth", DataType::Varchar(16)),
    ("first_name", "firstName", DataType::Varchar(64)),
    ("gender", "gender", DataType::Char(1)),
    ("item_in_session", "itemInSession", DataType::Integer),
    ("last_name", "lastName", DataType::Varchar(64)),
    ("length", "length", DataType::Double),
    ("level", "level", DataType::Varchar(4)),
    ("location", "location", DataType::Varchar(256)),
    ("method", "method", DataType::Varchar(8)),
    ("page", "page", DataType::Varchar(32)),
    ("registration", "registration", DataType::Double),
    ("session_id", "sessionId", DataType::Integer),
    ("song", "song", DataType::Varchar(256)),
    ("status", "status", DataType::SmallInt),
    ("ts", "ts", DataType::BigInt),
    ("user_agent", "userAgent", DataType::Varchar(512)),
    ("user_id", "userId", DataType::Integer),
];

const SONGS: [(&str, DataType); 10] = [
    ("num_songs", DataType::Integer),
    ("artist_id", DataType::Varchar(18)),
    ("artist_latitude", DataType::Double),
    ("artist_longitude", DataType::Double),
    ("artist_location", DataType::Varchar(512)),
    ("artist_name", DataType::Varchar(512)),
    ("song_id", DataType::Varchar(18)),
    ("title", DataType::Varchar(512)),
    ("duration", DataType::Decimal { precision: 12, scale: 5 }),
    ("year", DataType::SmallInt),
];

/// The folder of the real files; without it the test says so and passes.
fn data(test: &str) -> Option<PathBuf> {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut places = crate_folder.ancestors().map(|folder| folder.join("shared/data/sparkify"));
    let folder = places.find(|folder| folder.is_dir());
    if folder.is_none() {
        use std::io::Write;
        let message = format!("{test}: skipped, the real files are not on this machine\n");
        drop(std::io::stderr().write_all(message.as_bytes()));
    }
    folder
}

fn objects(folder: &Path, found: &mut Vec<Value>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            objects(&path, found);
        } else {
            let text = std::fs::read_to_string(&path).expect("a text file");
            let values = serde_json::Deserializer::from_str(&text).into_iter::<Value>();
            found.extend(values.map(|value| value.expect("JSON")));
        }
    }
}

/// The bytes of all strings under a key.
fn byte_sum(objects: &[Value], key: &str) -> usize {
    objects.iter().filter_map(|object| object[key].as_str()).map(str::len).sum()
}

#[test]
fn the_whole_log_is_loaded_by_its_jsonpaths() {
    let Some(folder) = data("the_whole_log_is_loaded_by_its_jsonpaths") else {
        return;
    };
    let columns: Vec<_> = EVENTS.iter().map(|(name, _, data_type)| (*name, *data_type)).collect();
    let bench = Bench::new(&columns).mount("s3://udacity-dend", Content::Folder(folder.clone()));
    let copied = bench
        .copy(
            "FROM 's3://udacity-dend/log_data' IAM_ROLE default
             FORMAT AS JSON 's3://udacity-dend/log_json_path.json' REGION 'us-west-2'",
        )
        .expect("all rows are good");
    assert_eq!((copied.rows, copied.files, copied.bytes), (8056, 30, 3_755_598));

    let mut judge = Vec::new();
    objects(&folder.join("log_data"), &mut judge);
    assert_eq!(judge.len(), 8056);
    for (column, key, data_type) in EVENTS {
        if let DataType::Varchar(_) | DataType::Char(_) = data_type {
            let sum = bench.rows(&format!("SELECT coalesce(sum(strlen({column})), 0) FROM t"));
            assert_eq!(sum, [byte_sum(&judge, key).to_string()], "{column}");
        }
    }
    let number =
        |key: &str| -> i128 { judge.iter().filter_map(|object| object[key].as_i64()).map(i128::from).sum() };
    for (column, key) in [("ts", "ts"), ("item_in_session", "itemInSession"), ("status", "status")] {
        let sum = bench.rows(&format!("SELECT sum({column}::HUGEINT) FROM t"));
        assert_eq!(sum, [number(key).to_string()], "{column}");
    }
    assert_eq!(bench.rows("SELECT count(*) FROM t WHERE user_id IS NULL"), ["286"]);
    assert_eq!(bench.rows("SELECT count(DISTINCT user_id) FROM t"), ["97"]);
    assert_eq!(bench.rows("SELECT count(*) FROM t WHERE page = 'NextSong'"), ["6820"]);
}

#[test]
fn the_songs_are_loaded_by_name() {
    let Some(folder) = data("the_songs_are_loaded_by_name") else {
        return;
    };
    let bench = Bench::new(&SONGS).mount("s3://udacity-dend", Content::Folder(folder.clone()));
    let copied = bench
        .copy("FROM 's3://udacity-dend/song_data' IAM_ROLE default JSON 'auto'")
        .expect("all rows are good");
    assert_eq!((copied.rows, copied.files), (71, 71));

    let mut judge = Vec::new();
    objects(&folder.join("song_data"), &mut judge);
    for (column, data_type) in SONGS {
        if let DataType::Varchar(_) = data_type {
            let sum = bench.rows(&format!("SELECT sum(strlen({column})) FROM t"));
            assert_eq!(sum, [byte_sum(&judge, column).to_string()], "{column}");
        }
    }
    let nulls = judge.iter().filter(|object| object["artist_latitude"].is_null()).count();
    let found = bench.rows("SELECT count(*) FROM t WHERE artist_latitude IS NULL");
    assert_eq!(found, [nulls.to_string()]);
}
