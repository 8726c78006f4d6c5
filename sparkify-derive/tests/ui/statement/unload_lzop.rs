//! UNLOAD compresses with GZIP, BZIP2 or ZSTD.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadFormat::Json { compression: Some(Compression::Lzop) };
}

//~ mend: take a compression that UNLOAD writes
//~ - let _ = UnloadFormat::Json { compression: Some(Compression::Lzop) };
//~ + let _ = UnloadFormat::Json { compression: Some(UnloadCompression::Zstd) };
