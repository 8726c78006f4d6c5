//! Rows are deleted by a condition.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Delete::<Song>::new(|rows, s| rows.filter(s.title()));
}

//~ mend: say which rows go
//~ - let _ = Delete::<Song>::new(|rows, s| rows.filter(s.title()));
//~ + let _ = Delete::<Song>::new(|rows, s| rows.filter(s.title().is_null()));
