//! Lines mean nothing to JSON; Redshift refuses IGNOREBLANKLINES beside it.
include!("../../fixtures/star.rs");

fn main() {
    let _ = CopyOptions { ignore_blank_lines: true, ..CopyOptions::default() };
}

//~ mend: leave it out
//~ - let _ = CopyOptions { ignore_blank_lines: true, ..CopyOptions::default() };
//~ + let _ = CopyOptions::default();
