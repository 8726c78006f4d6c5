//! Files that are there already.

use std::fs;

use crate::support::{Bench, position, unload};

async fn filled() -> Bench {
    let bench = Bench::new().await;
    fs::create_dir_all(bench.folder.path().join("out/sub")).expect("folders");
    for file in ["out/000", "out/old", "out/sub/deep", "other"] {
        fs::write(bench.folder.path().join(file), "old").expect("written");
    }
    bench
}

#[tokio::test(flavor = "multi_thread")]
async fn they_are_refused_unless_asked_for() {
    let bench = filled().await;
    let before = bench.files();
    let error = bench.fails(&unload("SELECT 1", "out/", "PARALLEL OFF")).await;
    assert_eq!(
        error.message(),
        "Specified unload destination on S3 is not empty. Consider using a different bucket / prefix, manually removing \
         the target files in S3, or using the ALLOWOVERWRITE option."
    );
    assert!(
        error
            .detail()
            .is_some_and(|detail| detail.contains("s3://b/out/000") && detail.ends_with("and 2 more"))
    );
    assert_eq!(position(&error), Some(24));
    assert_eq!((bench.files(), bench.text("out/000")), (before, "old".to_owned()));
    bench.unload("SELECT 1", "out/new_", "PARALLEL OFF").await;
    assert_eq!(bench.text("out/new_000"), "1\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn allowoverwrite_keeps_the_others() {
    let bench = filled().await;
    bench.unload("SELECT 1", "out/", "PARALLEL OFF ALLOWOVERWRITE").await;
    assert_eq!((bench.text("out/000"), bench.text("out/old")), ("1\n".into(), "old".into()));
    assert_eq!(bench.files().len(), 4, "nothing else is left behind");
}

#[tokio::test(flavor = "multi_thread")]
async fn cleanpath_removes_what_is_under_the_prefix() {
    let bench = filled().await;
    bench.unload("SELECT 1", "out/", "CLEANPATH").await;
    assert_eq!(bench.files(), ["other", "out/0000_part_00"]);
    let error = bench.fails(&unload("SELECT 1", "o", "CLEANPATH")).await;
    assert_eq!(error.message(), "CLEANPATH would remove s3://b/out/0000_part_00");
    assert_eq!(bench.files(), ["other", "out/0000_part_00"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn cleanpath_keeps_partitions_that_get_no_files() {
    let bench = Bench::new().await;
    let query = |letters: &str| format!("SELECT v AS n, v AS p FROM (SELECT {letters}) AS q");
    let both = query("'a' AS v UNION ALL SELECT 'b'");
    bench.unload(&both, "out/", "PARTITION BY (p) MANIFEST").await;
    fs::write(bench.folder.path().join("out/p=a/stale"), "old").expect("written");
    fs::write(bench.folder.path().join("out/own"), "mine").expect("written");
    bench.unload(&query("'a' AS v"), "out/", "PARTITION BY (p) MANIFEST CLEANPATH PARALLEL OFF").await;
    assert_eq!(bench.files(), ["out/manifest", "out/own", "out/p=a/000", "out/p=b/0000_part_00"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failure_leaves_everything_as_it_was() {
    let bench = filled().await;
    bench.run("CREATE TABLE n (n BIGINT); INSERT INTO n VALUES (1), (2), (3)").await;
    let before = bench.files();
    // The query fails in a row, the writer at a value, the names at a folder that is in the way.
    for (query, to, options, words) in [
        ("SELECT 6 / (3 - n) FROM n ORDER BY n", "out/", "ALLOWOVERWRITE PARALLEL OFF", "Divide by zero"),
        (
            "SELECT n * 50 FROM n ORDER BY n",
            "out/",
            "CLEANPATH FIXEDWIDTH 'n:2'",
            "is wider than its 2 characters",
        ),
        ("SELECT n, NULLIF(n, 3) FROM n ORDER BY n", "x/", "ADDQUOTES", "with ADDQUOTES is not supported"),
        (
            "SELECT n FROM n ORDER BY n",
            "out/sub",
            "ALLOWOVERWRITE EXTENSION '/../../x'",
            "is no path below a folder",
        ),
    ] {
        let error = bench.fails(&unload(query, to, options)).await;
        assert!(error.message().contains(words), "{query}: {}", error.message());
        assert_eq!(bench.files(), before, "{query}");
        assert_eq!(bench.text("out/000"), "old", "{query}");
    }
    fs::create_dir(bench.folder.path().join("out/0002_part_00")).expect("a folder");
    let error = bench.fails(&unload("SELECT n FROM n", "out/", "CLEANPATH")).await;
    assert!(error.detail().is_some_and(|detail| detail.ends_with("is a folder")), "{error:?}");
    assert_eq!(bench.files(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_killed_process_left_is_cleared_away_and_never_read() {
    let bench = Bench::new().await;
    let left = bench.folder.path().join(".sparkify-unload-1-0");
    fs::create_dir(&left).expect("a folder");
    fs::write(left.join("lock"), "").expect("written");
    fs::write(left.join("0"), "{\"a\":1}").expect("written");
    bench.run("CREATE TABLE t (a INT)").await;
    let error = bench.fails("COPY t FROM 's3://b/' IAM_ROLE default JSON 'auto'").await;
    assert!(error.message().contains("does not exist"), "{error:?}");
    bench.unload("SELECT 1 AS a", "", "JSON").await;
    assert_eq!(bench.files(), ["0000_part_00"]);
    let error = bench.fails(&unload("SELECT 1", ".sparkify-unload-9/", "")).await;
    assert!(error.message().ends_with("the name is taken"), "{error:?}");
}
