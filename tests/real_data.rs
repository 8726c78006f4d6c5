//! The public files, where they lie beside the repository, against the right answers made by others' hands.

#[path = "support/warehouse.rs"]
mod warehouse;

use std::path::{Path, PathBuf};
use warehouse::{Cells, Warehouse};

/// The folder of the public files; none on most machines, and then the test says so.
fn data() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if folder.is_dir() {
        return Some(folder);
    }
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    {
        eprintln!("skipped: the public Sparkify files are not at {}", folder.display());
    }
    None
}

/// The rows of an expected table: NULL is an empty field, an empty text is `""`.
fn expected(file: &Path) -> (Vec<String>, Vec<Cells>) {
    let text = std::fs::read_to_string(file).expect("the expected table can be read");
    let mut records = records(&text);
    let header = records.remove(0).into_iter().map(Option::unwrap_or_default).collect();
    (header, records)
}

/// RFC 4180, with the difference between an empty field and `""` kept, which the `csv` crate does not keep.
fn records(text: &str) -> Vec<Cells> {
    let (mut records, mut record, mut field, mut quoted) = (Vec::new(), Vec::new(), None::<String>, false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                field.get_or_insert_default().push('"');
            }
            '"' => {
                quoted = !quoted;
                field.get_or_insert_default();
            }
            ',' if !quoted => record.push(field.take()),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                record.push(field.take());
                records.push(std::mem::take(&mut record));
            }
            other => field.get_or_insert_default().push(other),
        }
    }
    records
}

#[tokio::test]
async fn the_star_tables_are_right_twice_in_a_row() {
    let Some(data) = data() else { return };
    let warehouse = Warehouse::over(&data.join("sparkify/log_data"), &data.join("sparkify/song_data")).await;
    for _ in 0..2 {
        warehouse.load().await.expect("the public files load");
        assert_eq!(warehouse.failed_checks().await, Vec::<String>::new());
        for table in ["songplays", "users", "songs", "artists", "time"] {
            let (mut header, mut rows) = expected(&data.join(format!("expected/{table}.csv")));
            if header[0] == "songplay_id" {
                header.remove(0);
                for row in &mut rows {
                    row.remove(0);
                }
            }
            let mut answer = warehouse.rows(&format!("SELECT {} FROM {table}", header.join(", "))).await;
            rows.sort();
            answer.sort();
            assert_eq!(answer.len(), rows.len(), "{table}");
            for (found, right) in answer.iter().zip(&rows) {
                assert_eq!(found, right, "{table}");
            }
        }
    }
}

/// The numbers others published of the same log.
#[tokio::test]
async fn the_published_numbers_come_out() {
    let Some(data) = data() else { return };
    let warehouse = Warehouse::over(&data.join("sparkify/log_data"), &data.join("sparkify/song_data")).await;
    warehouse.load().await.expect("the public files load");
    for (sql, number) in [
        ("SELECT COUNT(*) FROM staging_events", 8_056),
        ("SELECT COUNT(*) FROM staging_songs", 71),
        ("SELECT COUNT(*) FROM songplays", 6_820),
        ("SELECT COUNT(song_id) FROM songplays", 1),
        ("SELECT COUNT(*) FROM users", 97),
        ("SELECT COUNT(*) FROM users WHERE level = 'paid'", 22),
        ("SELECT COUNT(*) FROM songs", 71),
        ("SELECT COUNT(*) FROM artists", 69),
        ("SELECT COUNT(*) FROM time", 6_813),
        ("SELECT COUNT(*) FROM songplays WHERE level = 'free'", 1_229),
        ("SELECT COUNT(DISTINCT session_id) FROM songplays", 776),
        ("SELECT COUNT(*) FROM time WHERE week = 46", 1_956),
        (
            "SELECT COUNT(*) FROM songplays p JOIN time t ON t.start_time = p.start_time WHERE t.weekday = 3",
            1_364,
        ),
    ] {
        assert_eq!(warehouse.number(sql).await, number, "{sql}");
    }
}

/// The struct knows the log as the bucket's own jsonpaths file does.
#[test]
fn the_jsonpaths_made_from_the_struct_are_the_buckets() {
    let Some(data) = data() else { return };
    let parse = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("it is JSON");
    let bucket = std::fs::read_to_string(data.join("sparkify/log_json_path.json")).expect("it can be read");
    assert_eq!(parse(&sparkify_model::log_json_paths()), parse(&bucket));
}
