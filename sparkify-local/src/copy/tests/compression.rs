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

fn bzip2(text: &str) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    encoder.write_all(text.as_bytes()).expect("memory");
    encoder.finish().expect("memory")
}

fn zstd(text: &str) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest)
}

#[test]
fn the_parts_of_a_file_are_read_one_after_another() {
    type Encode = fn(&str) -> Vec<u8>;
    for (option, encode) in [("GZIP", gzip as Encode), ("BZIP2", bzip2), ("ZSTD", zstd)] {
        let many = encode(&"{\"a\":2}\n".repeat(50_000));
        let bench = bench(&[encode("{\"a\":1}\n"), many].concat());
        bench.auto(option).expect(option);
        assert_eq!(bench.rows("SELECT count(*), sum(a) FROM t"), ["50001|100001"], "{option}");
        let error = bench.auto("").expect_err("not named").error;
        assert!(error.hint.is_some_and(|hint| hint.contains(option)), "{option}");
    }
}

/// `{"a":7}` as gzip, bzip2 and zstd write it, the last behind a frame that is to be skipped.
#[test]
fn files_of_other_programs_are_read() {
    let files: [(&str, &[u8]); 3] = [
        ("GZIP", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\x4a\x54\xb2\x32\xaf\x05\x00\x29\x0b\x41\x00\x07\x00\x00\x00"),
        ("BZIP2", b"\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\xdf\x09\xbc\xc6\x00\x00\x02\x99\x80\x10\x00\x00\x90\x20\x00\x00\x0a\x20\x00\x21\x80\x0c\x02\x5b\x06\xdc\x5d\xc9\x14\xe1\x42\x43\x7c\x26\xf3\x18"),
        ("ZSTD", b"\x50\x2a\x4d\x18\x02\x00\x00\x00\x78\x78\x28\xb5\x2f\xfd\x04\x58\x39\x00\x00\x7b\x22\x61\x22\x3a\x37\x7d\x9c\x90\x4b\x13"),
    ];
    for (option, bytes) in files {
        let bench = bench(bytes);
        bench.auto(option).expect(option);
        assert_eq!(bench.table(), ["7"], "{option}");
        let mut broken = bytes.to_vec();
        broken.truncate(bytes.len() - 3);
        assert!(self::bench(&broken).auto(option).is_err(), "{option} without its end");
    }
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
