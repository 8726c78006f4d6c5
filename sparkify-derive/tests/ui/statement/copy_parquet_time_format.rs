//! Parquet has types; its options have no form of timestamps.
include!("../../fixtures/star.rs");

fn main() {
    let _ = ColumnarOptions { time_format: Some(TimeFormat::Auto), ..ColumnarOptions::default() };
}

//~ mend: leave it out
//~ - let _ = ColumnarOptions { time_format: Some(TimeFormat::Auto), ..ColumnarOptions::default() };
//~ + let _ = ColumnarOptions::default();
