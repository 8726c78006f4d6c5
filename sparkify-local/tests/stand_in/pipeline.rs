//! A whole load, from files to a star schema, and what a killed process leaves.

use std::process::{Command, Stdio};

use sparkify_local::{Content, Local, Mount, Options, Warehouse};

use crate::support::{client, fails, rows, run};

const EVENTS: &str = r#"{"artist":"Mulatu","song":"Tezeta","page":"NextSong","ts":1541106106796,"userId":"8","level":"free"}
{"artist":null,"song":null,"page":"Home","ts":1541106106797,"userId":"","level":"free"}
{"artist":"Mulatu","song":"Tezeta","page":"NextSong","ts":1541106132796,"userId":"8","level":"paid"}
"#;

const SONG: &str =
    r#"{"song_id":"SO1","title":"Tezeta","artist_id":"AR1","artist_name":"Mulatu","duration":261.5}"#;

fn options(mounts: Vec<Mount>) -> Options {
    Options { mounts, ..Options::default() }
}

fn bytes(prefix: &str, text: &str) -> Mount {
    Mount { prefix: prefix.to_owned(), content: Content::Bytes(text.as_bytes().to_vec()) }
}

const STAR: &str = "
    DROP TABLE IF EXISTS staging_events CASCADE;
    CREATE TABLE staging_events (artist VARCHAR(512), level VARCHAR(10), page VARCHAR(50),
        song VARCHAR(512) DISTKEY, ts TIMESTAMP SORTKEY, userId INTEGER) DISTSTYLE KEY;
    CREATE TABLE staging_songs (song_id VARCHAR(18), title VARCHAR(512) DISTKEY, artist_id VARCHAR(18),
        artist_name VARCHAR(512), duration DOUBLE PRECISION);
    CREATE TABLE songplays (songplay_id BIGINT IDENTITY(0,1) PRIMARY KEY, start_time TIMESTAMP NOT NULL,
        user_id INTEGER NOT NULL, level VARCHAR(10), song_id VARCHAR(18) DISTKEY) SORTKEY (start_time);
    COPY staging_events FROM 's3://lake/log_data' IAM_ROLE 'arn:aws:iam::123456789012:role/r' REGION 'us-west-2'
        FORMAT AS JSON 'auto ignorecase' TIMEFORMAT 'epochmillisecs';
    COPY staging_songs FROM 's3://lake/song_data' IAM_ROLE 'arn:aws:iam::123456789012:role/r' JSON 'auto';
    BEGIN;
    INSERT INTO songplays (start_time, user_id, level, song_id)
        SELECT e.ts, e.userid, e.level, s.song_id
        FROM staging_events e LEFT JOIN staging_songs s ON e.song = s.title AND e.artist = s.artist_name
        WHERE e.page = 'NextSong';
    COMMIT;";

#[tokio::test]
async fn from_files_to_a_star_schema() {
    let mounts = vec![bytes("s3://lake/log_data/1.json", EVENTS), bytes("s3://lake/song_data/1.json", SONG)];
    let local = Local::open(options(mounts)).expect("opens");
    let client = client(&local).await;
    run(&client, STAR).await;
    assert_eq!(
        rows(&client, "SELECT start_time, user_id, level, song_id FROM songplays ORDER BY start_time").await,
        ["2018-11-01 21:01:46.796|8|free|SO1", "2018-11-01 21:02:12.796|8|paid|SO1"]
    );
    assert_eq!(rows(&client, "SELECT pg_last_copy_count()").await, ["1"]);
    let history =
        "SELECT table_name, status, loaded_rows, error_count FROM sys_load_history ORDER BY query_id";
    assert_eq!(rows(&client, history).await, ["staging_events|completed|3|0", "staging_songs|completed|1|0"]);
}

#[tokio::test]
async fn load_errors_outlive_the_rollback() {
    let broken = "{\"a\":1}\n{\"a\":\"x\"}\n";
    let local = Local::open(options(vec![bytes("s3://lake/t.json", broken)])).expect("opens");
    let client = client(&local).await;
    run(&client, "CREATE TABLE t (a INT)").await;
    let copy = "COPY t FROM 's3://lake/t.json' IAM_ROLE default JSON 'auto'";
    run(&client, "BEGIN").await;
    let error = fails(&client, copy).await;
    assert_eq!(error.code().code(), "XX000");
    assert!(error.message().starts_with("Load into table 't' failed."), "{}", error.message());
    assert_eq!(fails(&client, "SELECT 1").await.code().code(), "25P02");
    run(&client, "ROLLBACK").await;
    assert_eq!(rows(&client, "SELECT COUNT(*) FROM t").await, ["0"]);
    let errors = "SELECT TRIM(filename), line_number, TRIM(colname), err_code FROM stl_load_errors";
    assert_eq!(rows(&client, errors).await, ["s3://lake/t.json|2|a|1207"]);
    let detail = "SELECT line_number, column_name, error_code FROM sys_load_error_detail";
    assert_eq!(rows(&client, detail).await, ["2|a|1207"]);
    assert_eq!(rows(&client, "SELECT pg_last_copy_count()").await, ["0"]);
    run(&client, &format!("{copy} MAXERROR 5")).await;
    assert_eq!(rows(&client, "SELECT COUNT(*) FROM t").await, ["1"]);
    assert_eq!(
        fails(&client, "COPY nope FROM 's3://lake/t.json' IAM_ROLE default JSON 'auto'").await.message(),
        "Cannot COPY into nonexistent table nope"
    );
}

#[tokio::test]
async fn the_real_files_load_where_they_are() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/sparkify");
    if !folder.is_dir() {
        report("skipped: the Sparkify files are not here");
        return;
    }
    let mounts = vec![Mount { prefix: "s3://udacity-dend".to_owned(), content: Content::Folder(folder) }];
    let local = Local::open(options(mounts)).expect("opens");
    let client = client(&local).await;
    let sql = STAR.replace("s3://lake", "s3://udacity-dend");
    run(&client, &sql).await;
    // 6,820 events of the real log are plays.
    assert_eq!(
        rows(&client, "SELECT COUNT(*), MIN(start_time) FROM songplays").await,
        ["6820|2018-11-01 21:01:46.796"]
    );
}

#[expect(clippy::print_stderr, reason = "a skipped test must be seen")]
fn report(text: &str) {
    eprintln!("{text}");
}

/// The environment variable that makes a copy of this test binary the process to kill.
const VICTIM: &str = "STAND_IN_VICTIM";

/// Runs in the copy: changes the table in one transaction after another and says so, until it is killed.
#[tokio::test]
async fn victim() {
    let Ok(path) = std::env::var(VICTIM) else { return };
    let warehouse = Warehouse::File(path.into());
    let local = Local::open(Options { warehouse, ..Options::default() }).expect("opens");
    let client = client(&local).await;
    for round in 1.. {
        run(&client, "BEGIN; DELETE FROM t; DROP TABLE IF EXISTS extra; CREATE TABLE extra (a INT SORTKEY)")
            .await;
        run(&client, &format!("INSERT INTO t SELECT {round} FROM seed a, seed b, seed c, seed d")).await;
        report("begun");
        run(&client, &format!("INSERT INTO extra VALUES ({round})")).await;
        run(&client, "COMMIT").await;
        report("committed");
    }
}

#[tokio::test]
async fn a_killed_process_leaves_the_old_or_the_new_state() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("w.duckdb");
    let open = || Local::open(Options { warehouse: Warehouse::File(path.clone()), ..Options::default() });
    {
        let local = open().expect("a new file");
        let client = client(&local).await;
        run(
            &client,
            "CREATE TABLE seed (n INT); INSERT INTO seed VALUES (1),(2),(3),(4),(5),(6),(7),(8),(9),(10)",
        )
        .await;
        run(&client, "CREATE TABLE extra (a INT SORTKEY); INSERT INTO extra VALUES (0)").await;
        run(&client, "CREATE TABLE t (a INT); INSERT INTO t SELECT 0 FROM seed a, seed b, seed c, seed d")
            .await;
    }
    for lines in [1, 2, 3, 4] {
        let killed = kill_after(&path, lines).await;
        assert!(killed, "the process ran until it was killed");
        let local = open().expect("the file opens after a kill");
        let client = client(&local).await;
        let state =
            rows(&client, "SELECT COUNT(*), COUNT(DISTINCT a), MIN(a) = (SELECT MAX(a) FROM extra) FROM t")
                .await;
        assert_eq!(state, ["10000|1|t"], "after {lines} lines");
        let described = "SELECT COUNT(*) FROM pg_table_def WHERE tablename = 'extra'";
        assert_eq!(rows(&client, described).await, ["1"]);
    }
}

/// Starts the victim and kills it when it has said so many lines.
async fn kill_after(path: &std::path::Path, lines: usize) -> bool {
    let path = path.to_owned();
    let victim = tokio::task::spawn_blocking(move || {
        use std::io::BufRead;
        // The file is free once the tasks of the connections before it have ended.
        loop {
            let mut child = Command::new(std::env::current_exe().expect("this binary"))
                .args(["--exact", "pipeline::victim", "--nocapture"])
                .env(VICTIM, &path)
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .expect("starts");
            let stderr = std::io::BufReader::new(child.stderr.take().expect("piped"));
            let said = |line: &std::io::Result<String>| {
                line.as_ref().is_ok_and(|line| line == "begun" || line == "committed")
            };
            let heard = stderr.lines().filter(said).take(lines).count();
            let running = child.try_wait().expect("asked").is_none();
            child.kill().expect("killed");
            child.wait().expect("ended");
            if heard == lines {
                return running;
            }
        }
    });
    victim.await.expect("joined")
}
