//! Redshift refuses REMOVEQUOTES beside JSON.
include!("../../fixtures/star.rs");

fn main() {
    let _ = CopyOptions { remove_quotes: true, ..CopyOptions::default() };
}

//~ mend: leave it out
//~ - let _ = CopyOptions { remove_quotes: true, ..CopyOptions::default() };
//~ + let _ = CopyOptions::default();
