//! CSV escapes by doubling; Redshift refuses ESCAPE beside it.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadFormat::Csv { escape: true, header: false, delimiter: None, null_as: None, compression: None };
}

//~ mend: leave it out
//~ - let _ = UnloadFormat::Csv { escape: true, header: false, delimiter: None, null_as: None, compression: None };
//~ + let _ = UnloadFormat::Csv { header: false, delimiter: None, null_as: None, compression: None };
