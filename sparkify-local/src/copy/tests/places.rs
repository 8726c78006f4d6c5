//! Where objects are found: prefixes, folders, manifests, and what is said when they are not.

use std::fs;
use std::path::Path;

use super::harness::Bench;
use crate::catalog::table::DataType::Integer;
use crate::options::Content;

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("created");
    fs::write(path, text).expect("written");
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, number) in
        [("log/1.json", 1), ("log/2/x", 2), ("log/.hidden", 3), ("log.bak", 4), ("logs/5", 5), ("other", 6)]
    {
        write(folder.path(), name, &format!("{{\"a\":{number}}}"));
    }
    folder
}

fn bench(folder: &Path) -> Bench {
    Bench::new(&[("a", Integer)]).mount("s3://b", Content::Folder(folder.to_owned()))
}

fn from(url: &str) -> String {
    format!("FROM '{url}' IAM_ROLE default JSON 'auto'")
}

#[test]
fn a_source_is_a_key_prefix_not_a_folder() {
    let folder = folder();
    for (url, rows) in [
        ("s3://b/log", vec!["1", "2", "3", "4", "5"]),
        ("s3://b/log/", vec!["1", "2", "3"]),
        ("s3://b/log/1", vec!["1"]),
        ("s3://b/log/2/x", vec!["2"]),
        ("s3://b", vec!["1", "2", "3", "4", "5", "6"]),
        ("s3://b/", vec!["1", "2", "3", "4", "5", "6"]),
    ] {
        let bench = bench(folder.path());
        bench.copy(&from(url)).expect(url);
        assert_eq!(bench.table(), rows, "{url}");
    }
}

#[test]
fn the_longest_mount_answers() {
    let folder = folder();
    let inner = tempfile::tempdir().expect("a folder");
    write(inner.path(), "9", "{\"a\":9}");
    let bench = bench(folder.path())
        .mount("s3://b/log/", Content::Folder(inner.path().to_owned()))
        .object("log.bak", "{\"a\":8}");
    bench.copy(&from("s3://b/log")).expect("objects");
    assert_eq!(bench.table(), ["5", "8", "9"]);
}

#[test]
fn a_mount_below_the_prefix_is_seen() {
    let bench = Bench::new(&[("a", Integer)]).object("data/x", "{\"a\":1}");
    bench.copy(&from("s3://b/da")).expect("an object");
    assert_eq!(bench.table(), ["1"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_a_loop_ends() {
    let folder = folder();
    let outside = tempfile::tempdir().expect("a folder");
    write(outside.path(), "in/7", "{\"a\":7}");
    let link = |to: &Path, name: &str| {
        std::os::unix::fs::symlink(to, folder.path().join(name)).expect("linked");
    };
    link(&outside.path().join("in"), "log/linked");
    link(&outside.path().join("in/7"), "log/file");
    link(folder.path(), "log/loop");
    let bench = bench(folder.path());
    bench.copy(&from("s3://b/log/")).expect("objects");
    assert_eq!(bench.table(), ["1", "2", "3", "7", "7"]);

    link(&folder.path().join("nowhere"), "log/broken");
    let error = bench.copy(&from("s3://b/log/")).expect_err("a broken link").error;
    assert!(error.message.contains("log/broken` leads to no file"), "{error}");
    assert_eq!(bench.table(), ["1", "2", "3", "7", "7"]);
}

#[test]
fn nothing_found_names_the_prefix_and_the_folder() {
    let folder = folder();
    let error = bench(folder.path()).copy(&from("s3://b/nix")).expect_err("nothing").error;
    assert_eq!(error.message, "The specified S3 prefix 'nix' does not exist");
    let place = folder.path().join("nix").display().to_string();
    assert!(error.hint.is_some_and(|hint| hint.contains(&place)));
    assert_eq!(error.position, Some(13));

    let missing = bench(&folder.path().join("absent")).copy(&from("s3://b/x"));
    let error = missing.expect_err("no folder").error;
    assert!(error.message.contains("absent` does not exist"), "{error}");
}

#[test]
fn an_unreadable_object_fails_the_copy_by_name() {
    let folder = folder();
    let bench = bench(folder.path()).object("log/gone", [0x1f, 0x8b, 8]);
    let error = bench.copy(&from("s3://b/log/")).expect_err("not plain text").error;
    assert_eq!(error.message, "could not read s3://b/log/gone");
    assert!(error.hint.is_some_and(|hint| hint.contains("GZIP")));
    assert_eq!(bench.table(), Vec::<String>::new());
}

#[test]
fn a_key_cannot_lead_out_of_its_folder() {
    let folder = folder();
    let bench = Bench::new(&[("a", Integer)])
        .mount("s3://b", Content::Folder(folder.path().join("log")))
        .object("m", r#"{"entries":[{"url":"s3://b/../other","mandatory":true}]}"#);
    assert!(bench.copy(&(from("s3://b/m") + " MANIFEST")).is_err());
}

#[test]
fn a_manifest_names_exact_keys() {
    let folder = folder();
    let load = |entries: &str| {
        let bench = bench(folder.path()).object("m", format!("{{\"entries\":[{entries}]}}"));
        let copied = bench.copy(&(from("s3://b/m") + " MANIFEST"));
        copied.map(|_| bench.table()).map_err(|error| error.error.message)
    };
    let entry =
        |key: &str, mandatory: bool| format!("{{\"url\":\"s3://b/{key}\",\"mandatory\":{mandatory}}}");
    let twice = [entry("log/1.json", true), entry("logs/5", false), entry("log/1.json", true)];
    assert_eq!(load(&twice.join(",")), Ok(vec!["1".into(), "1".into(), "5".into()]));
    let optional = [entry("log/1.json", true), entry("nothing", false)];
    assert_eq!(load(&optional.join(",")), Ok(vec!["1".into()]));
    let mandatory = [entry("log/1.json", true), entry("nothing", true)];
    assert_eq!(load(&mandatory.join(",")), Err("The specified S3 object 'nothing' does not exist".into()));
    assert!(load(&entry("nothing", false)).is_err());
    assert!(load("{\"url\":\"log/1.json\"}").is_err_and(|words| words.contains("full path")));
    let plain = bench(folder.path()).copy(&(from("s3://b/log/1.json") + " MANIFEST"));
    assert!(plain.expect_err("no manifest").error.message.contains("is not a JSON manifest"));
}
