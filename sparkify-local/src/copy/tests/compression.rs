//! Compressed objects.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::harness::Bench;
use crate::catalog::table::DataType::Integer;

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).expect("memory");
    encoder.finish().expect("memory")
}

fn bench(content: &[u8]) -> Bench {
    Bench::new(&[("a", Integer)]).object("f", content)
}

#[test]
fn gzip_members_are_read_one_after_another() {
    let two = [gzip("{\"a\":1}\n"), gzip("{\"a\":2}\n")].concat();
    let bench = bench(&two);
    bench.auto("GZIP").expect("gzip");
    assert_eq!(bench.table(), ["1", "2"]);
}

#[test]
fn the_wrong_word_about_compression_is_an_error_with_a_hint() {
    let error = bench(&gzip("{}")).auto("").expect_err("compressed").error;
    assert!(error.detail.is_some_and(|detail| detail.contains("compressed with GZIP")));
    let error = bench(b"{\"a\":1}").auto("GZIP").expect_err("plain").error;
    assert!(error.detail.is_some_and(|detail| detail.contains("not compressed with GZIP")));
    assert!(error.hint.is_some_and(|hint| hint.contains("remove GZIP")));
}

#[test]
fn a_broken_gzip_file_loads_nothing() {
    let mut broken = gzip(&"{\"a\":1}\n".repeat(100_000));
    broken.truncate(broken.len() / 2);
    let bench = bench(&broken);
    let error = bench.auto("GZIP MAXERROR 1000").expect_err("cut").error;
    assert_eq!(error.message, "could not read s3://b/f");
    assert_eq!(bench.table(), Vec::<String>::new());
}
