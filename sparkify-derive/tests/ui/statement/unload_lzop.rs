//! UNLOAD compresses with GZIP, BZIP2 or ZSTD.
include!("../../fixtures/star.rs");

fn main() {
    let lzop: UnloadCompression = Compression::Lzop;
    let _ = UnloadFormat::Json { compression: Some(lzop) };
}

//~ mend: take a compression that UNLOAD writes
//~ - let lzop: UnloadCompression = Compression::Lzop;
//~ - let _ = UnloadFormat::Json { compression: Some(lzop) };
//~ + let zstd = UnloadCompression::Zstd;
//~ + let _ = UnloadFormat::Json { compression: Some(zstd) };
