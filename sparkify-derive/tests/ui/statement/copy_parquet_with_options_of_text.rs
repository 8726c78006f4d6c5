//! The options of text don't go with Parquet.
include!("../../fixtures/star.rs");

fn main() {
    let from = "s3://lake/songs/".parse().expect("a URL");
    let _ = Copy { options: CopyOptions::default(), ..Copy::new::<Song>(from, Parquet::default()) };
}

//~ mend: take the options of columns
//~ - let _ = Copy { options: CopyOptions::default(), ..Copy::new::<Song>(from, Parquet::default()) };
//~ + let _ = Copy { options: ColumnarOptions::default(), ..Copy::new::<Song>(from, Parquet::default()) };
