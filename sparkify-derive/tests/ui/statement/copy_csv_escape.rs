//! CSV escapes by doubling; Redshift refuses ESCAPE beside it.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Csv { escape: true, ..Csv::default() };
}
