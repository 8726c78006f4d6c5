//! Rows are deleted by a condition.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Delete::<Song>::new(|rows, s| rows.filter(s.title()));
}
