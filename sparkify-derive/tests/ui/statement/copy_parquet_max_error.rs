//! A COPY of columns fails at the first error; it has no MAXERROR.
include!("../../fixtures/star.rs");

fn main() {
    let from = "s3://lake/songs/".parse().expect("a URL");
    let copy = Copy::new::<Song>(from, Parquet::default());
    let _ = Copy { options: ColumnarOptions { max_error: 3, ..ColumnarOptions::default() }, ..copy };
}

//~ mend: leave it out, or load files of text, whose bad rows can be skipped
//~ - let _ = Copy { options: ColumnarOptions { max_error: 3, ..ColumnarOptions::default() }, ..copy };
//~ + let _ = Copy { options: ColumnarOptions { fill_record: true, ..ColumnarOptions::default() }, ..copy };
