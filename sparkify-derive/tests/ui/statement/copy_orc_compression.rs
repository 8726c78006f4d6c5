//! ORC is compressed by itself; its options have no compression.
include!("../../fixtures/star.rs");

fn main() {
    let _ = ColumnarOptions { compression: Some(Compression::Gzip), ..ColumnarOptions::default() };
}

//~ mend: leave it out
//~ - let _ = ColumnarOptions { compression: Some(Compression::Gzip), ..ColumnarOptions::default() };
//~ + let _ = ColumnarOptions::default();
