//! Where files may be written, and where not.

use sparkify_local::{Content, Local, Mount, Options};
use tokio_postgres::{Config, NoTls};

use crate::support::{Bench, fails, unload};

#[tokio::test(flavor = "multi_thread")]
async fn a_name_does_not_lead_out_of_the_folder() {
    let bench = Bench::new().await;
    for to in ["../x", "a/../../x", "a/./x", "a//x", "/x", "../"] {
        let error = bench.fails(&unload("SELECT 1", to, "")).await;
        assert!(error.message().ends_with("its name is no path below a folder"), "{to}: {}", error.message());
    }
    assert!(bench.files().is_empty());
    bench
        .unload("SELECT ''../../x'' AS p, 1 AS n".replace("''", "'").as_str(), "in/", "PARTITION BY (p)")
        .await;
    assert_eq!(bench.files(), ["in/p=..%2F..%2Fx/0000_part_00"]);
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_link_does_not_lead_out_of_the_folder() {
    use std::{fs, os::unix::fs::symlink};
    let bench = Bench::new().await;
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("0000_part_00"), "mine").expect("written");
    let root = bench.folder.path();
    symlink(outside.path(), root.join("out")).expect("a link");
    for options in ["ALLOWOVERWRITE", "CLEANPATH"] {
        let error = bench.fails(&unload("SELECT 1", "out/", options)).await;
        assert!(error.detail().is_some_and(|detail| detail.contains("leads out of the folder")), "{error:?}");
    }
    let error = bench.fails(&unload("SELECT 1", "out/new/", "")).await;
    assert!(error.detail().is_some_and(|detail| detail.contains("leads out of the folder")), "{error:?}");
    let text = |name: &str| fs::read_to_string(outside.path().join(name)).expect("readable");
    assert_eq!(
        (text("0000_part_00"), fs::read_dir(outside.path()).expect("a folder").count()),
        ("mine".into(), 1)
    );
    // A link that takes the place of a file goes; what it leads to stays. One that stays inside is followed.
    symlink(outside.path().join("0000_part_00"), root.join("0000_part_00")).expect("a link");
    fs::create_dir(root.join("real")).expect("a folder");
    symlink(root.join("real"), root.join("inside")).expect("a link");
    fs::remove_file(root.join("out")).expect("removed");
    bench.unload("SELECT 1", "", "ALLOWOVERWRITE").await;
    bench.unload("SELECT 2", "inside/", "").await;
    assert_eq!((text("0000_part_00"), bench.text("0000_part_00")), ("mine".into(), "1\n".into()));
    assert_eq!(bench.text("real/0000_part_00"), "2\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_folder_is_not_written_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let mount = |prefix: &str, content: Content| Mount { prefix: prefix.to_owned(), content };
    let mounts = vec![
        mount("s3://b", Content::Folder(folder.path().to_owned())),
        mount("s3://b/object", Content::Bytes(b"x".to_vec())),
        mount("s3://b/p=1", Content::Bytes(b"x".to_vec())),
    ];
    let local = Local::open(Options { mounts, ..Options::default() }).expect("opens");
    let mut config = Config::new();
    config.user("awsuser").dbname("dev");
    let (client, connection) = config.connect_raw(local.connect(), NoTls).await.expect("connects");
    tokio::spawn(connection);
    let error = fails(&client, &unload("SELECT 1", "object/", "ALLOWOVERWRITE")).await;
    assert!(error.message().ends_with("one object stands for this prefix on this machine"), "{error:?}");
    let error = fails(&client, &unload("SELECT 1 AS p, 2 AS n", "", "PARTITION BY (p) ALLOWOVERWRITE")).await;
    assert!(error.message().ends_with("another folder stands for it"), "{error:?}");
    let error = fails(&client, "UNLOAD ('SELECT 1') TO 'b/x' IAM_ROLE default").await;
    assert_eq!(error.message(), "cannot UNLOAD to 'b/x': it is no s3:// URL");
    std::fs::remove_dir_all(folder.path()).expect("removed");
    let error = fails(&client, &unload("SELECT 1", "x", "")).await;
    assert!(error.message().ends_with("the folder that stands for it cannot be reached"), "{error:?}");
}
