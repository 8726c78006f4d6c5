//! ENCODING is of text; the texts of columns are in UTF-8.
include!("../../fixtures/star.rs");

fn main() {
    let from = "s3://lake/songs/".parse().expect("a URL");
    let _ = Copy { encoding: FileEncoding::Utf16, ..Copy::new::<Song>(from, Parquet::default()) };
}

//~ mend: leave it out
//~ - let _ = Copy { encoding: FileEncoding::Utf16, ..Copy::new::<Song>(from, Parquet::default()) };
//~ + let _ = Copy::new::<Song>(from, Parquet::default());
