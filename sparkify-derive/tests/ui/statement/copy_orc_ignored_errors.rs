//! A COPY of columns fails at the first error; it has no IGNOREALLERRORS.
include!("../../fixtures/star.rs");

fn main() {
    let _ = ColumnarOptions { row_errors: RowErrors::Ignored, ..ColumnarOptions::default() };
}

//~ mend: leave it out, or load files of text, whose bad rows can be skipped
//~ - let _ = ColumnarOptions { row_errors: RowErrors::Ignored, ..ColumnarOptions::default() };
//~ + let _ = ColumnarOptions::default();
