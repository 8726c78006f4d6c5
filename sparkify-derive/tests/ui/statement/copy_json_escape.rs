//! JSON escapes by itself; Redshift refuses ESCAPE beside it.
include!("../../fixtures/star.rs");

fn main() {
    let _ = CopyOptions { escape: true, ..CopyOptions::default() };
}

//~ mend: leave it out
//~ - let _ = CopyOptions { escape: true, ..CopyOptions::default() };
//~ + let _ = CopyOptions::default();
