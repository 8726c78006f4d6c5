//! Names, compression, sizes, partitions, the manifest.

use std::io::Read;

use crate::support::Bench;

const EIGHT: &str = "SELECT n FROM numbers ORDER BY n";

async fn numbers(rows: u32) -> Bench {
    let bench = Bench::new().await;
    bench.run("CREATE TABLE numbers (n INT)").await;
    let values: Vec<String> = (0..rows).map(|n| format!("({n})")).collect();
    bench.run(&format!("INSERT INTO numbers VALUES {}", values.join(", "))).await;
    bench
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_go_to_the_slices_in_turn() {
    let bench = numbers(20).await;
    bench.unload(EIGHT, "on/", "PARALLEL ON").await;
    let files = bench.files();
    assert_eq!((files.len(), files[7].as_str()), (8, "on/0007_part_00"));
    assert_eq!(
        (bench.text("on/0000_part_00"), bench.text("on/0007_part_00")),
        ("0\n8\n16\n".into(), "7\n15\n".into())
    );
    bench.unload(EIGHT, "off/n_", "PARALLEL FALSE").await;
    assert_eq!(bench.text("off/n_000"), (0..20).map(|n| n.to_string() + "\n").collect::<String>());
}

#[tokio::test(flavor = "multi_thread")]
async fn compressed_files_end_as_they_are_compressed() {
    let bench = numbers(3).await;
    for (option, file) in [
        ("GZIP", "z/000.gz"),
        ("BZIP2", "z/000.bz2"),
        ("ZSTD", "z/000.zst"),
        ("GZIP EXTENSION 'txt.gz'", "z/000.txt.gz"),
    ] {
        bench.unload(EIGHT, "z/", &format!("PARALLEL OFF ALLOWOVERWRITE {option}")).await;
        let bytes = bench.bytes(file);
        let mut text = String::new();
        let read = match option {
            "BZIP2" => bzip2::read::BzDecoder::new(&*bytes).read_to_string(&mut text),
            "ZSTD" => {
                let mut decoder = ruzstd::decoding::StreamingDecoder::new(&*bytes).expect("a frame");
                decoder.read_to_string(&mut text)
            }
            _ => flate2::read::GzDecoder::new(&*bytes).read_to_string(&mut text),
        };
        read.unwrap_or_else(|error| panic!("{option}: {error}"));
        assert_eq!(text, "0\n1\n2\n", "{option}");
    }
    bench.unload(EIGHT, "e/", "EXTENSION 'csv' CSV PARALLEL OFF").await;
    assert_eq!(bench.text("e/000.csv"), "0\n1\n2\n");
    bench.unload(EIGHT, "p/", "PARQUET EXTENSION 'pq'").await;
    assert_eq!(bench.files()[1..4], ["p/0000_part_00.pq", "p/0001_part_00.pq", "p/0002_part_00.pq"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_file_is_followed_by_another() {
    let bench = numbers(4_000).await;
    let wide = "SELECT n, REPEAT('x', 4000) AS x FROM numbers ORDER BY n";
    for (options, names) in [
        ("PARALLEL OFF HEADER", ["0/000", "0/001", "0/002", "0/003"]),
        ("JSON PARALLEL OFF", ["1/000", "1/001", "1/002", "1/003"]),
    ] {
        let (to, _) = names[0].split_once('/').expect("a folder");
        bench.unload(wide, &format!("{to}/"), &format!("{options} MAXFILESIZE 5 MB")).await;
        let mut rows = 0;
        for name in names {
            let text = bench.text(name);
            assert!(text.len() <= 5 << 20, "{name} has {}", text.len());
            let header = usize::from(options.contains("HEADER"));
            assert!(header == 0 || text.starts_with("n|x\n"));
            rows += text.lines().count() - header;
        }
        assert_eq!(rows, 4_000, "{options}");
    }
    assert_eq!(bench.files().len(), 8);
}

#[tokio::test(flavor = "multi_thread")]
async fn partitions_are_folders() {
    let bench = Bench::new().await;
    bench
        .run(
            "CREATE TABLE t (n INT, state VARCHAR(8), day DATE);
             INSERT INTO t VALUES (4, 'b/c', '2024-01-02'), (1, 'a', '2024-01-02'), (2, 'a', '2024-01-01'), (3, NULL, NULL),
             (5, 'a', '2024-01-02')",
        )
        .await;
    let query = "SELECT n, state, day FROM t ORDER BY n DESC";
    bench.unload(query, "out", "CSV HEADER PARTITION BY (state, day) PARALLEL OFF MANIFEST").await;
    assert_eq!(
        bench.files(),
        [
            "out/manifest",
            "out/state=__HIVE_DEFAULT_PARTITION__/day=__HIVE_DEFAULT_PARTITION__/000",
            "out/state=a/day=2024-01-01/000",
            "out/state=a/day=2024-01-02/000",
            "out/state=b%2Fc/day=2024-01-02/000",
        ]
    );
    assert_eq!(bench.text("out/state=a/day=2024-01-02/000"), "n\n5\n1\n", "in the query's order");
    bench.unload(query, "with/", "JSON PARTITION BY (day) INCLUDE").await;
    let text = bench.text("with/day=2024-01-01/0000_part_00");
    assert_eq!(text, "{\"n\":2,\"state\":\"a\",\"day\":\"2024-01-01\"}\n");
    // By position, even where the query has no order, a star or a DISTINCT of its own.
    for (number, query) in
        ["SELECT * FROM t", "SELECT DISTINCT state, n FROM t", "SELECT state, n FROM t UNION SELECT 'z', 9"]
            .iter()
            .enumerate()
    {
        bench.unload(query, &format!("{number}/"), "PARTITION BY (state) PARALLEL OFF").await;
        let text = bench.text(&format!("{number}/state=a/000"));
        assert_eq!(text.lines().count(), 3, "{query}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manifest_lists_the_files() {
    let bench = numbers(2).await;
    bench.unload(EIGHT, "plain/n_", "MANIFEST").await;
    let manifest: serde_json::Value = serde_json::from_str(&bench.text("plain/n_manifest")).expect("JSON");
    assert_eq!(
        manifest,
        serde_json::json!({ "entries": [
            { "url": "s3://b/plain/n_0000_part_00" }, { "url": "s3://b/plain/n_0001_part_00" },
        ]})
    );
    bench.run("CREATE TABLE texts (c CHAR(2)); INSERT INTO texts VALUES ('a')").await;
    let query = "SELECT n, CAST(n AS DECIMAL(10, 2)) AS d, CAST(n AS VARCHAR(9)) AS v, LEFT('x', 1) AS l, c \
                 FROM numbers, texts ORDER BY n";
    bench.unload(query, "verbose/", "MANIFEST VERBOSE HEADER").await;
    let manifest: serde_json::Value = serde_json::from_str(&bench.text("verbose/manifest")).expect("JSON");
    let size = bench.bytes("verbose/0000_part_00").len();
    let meta =
        |count: usize| serde_json::json!({ "content_length": size * count, "record_count": 2 * count });
    assert_eq!(
        manifest,
        serde_json::json!({
            "entries": [
                { "url": "s3://b/verbose/0000_part_00", "meta": meta(1) },
                { "url": "s3://b/verbose/0001_part_00", "meta": meta(1) },
            ],
            "schema": { "elements": [
                { "name": "n", "type": { "base": "integer" } },
                { "name": "d", "type": { "base": "numeric", "precision": 10, "scale": 2 } },
                { "name": "v", "type": { "base": "character varying", "max_length": 9 } },
                { "name": "l", "type": { "base": "character varying", "max_length": 65535 } },
                { "name": "c", "type": { "base": "character", "max_length": 2 } },
            ]},
            "meta": meta(2),
            "author": { "name": "Amazon Redshift", "version": "1.0.0" },
        })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn no_rows_no_files() {
    let bench = numbers(1).await;
    for options in ["CSV HEADER MANIFEST", "JSON MANIFEST VERBOSE", "PARQUET"] {
        bench.unload("SELECT n FROM numbers WHERE n > 5", "none/", options).await;
        assert_eq!(bench.notices(), ["INFO: UNLOAD completed, 0 record(s) unloaded successfully."]);
    }
    assert!(bench.files().is_empty());
}
