//! CSV takes quotes away by itself; Redshift refuses REMOVEQUOTES beside it.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Csv { remove_quotes: true, ..Csv::default() };
}

//~ mend: leave it out
//~ - let _ = Csv { remove_quotes: true, ..Csv::default() };
//~ + let _ = Csv::default();
