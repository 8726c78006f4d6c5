//! CSV puts quotes where they are needed; Redshift refuses ADDQUOTES beside it.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadFormat::Csv { add_quotes: true, header: false, delimiter: None, null_as: None, compression: None };
}

//~ mend: leave it out
//~ - let _ = UnloadFormat::Csv { add_quotes: true, header: false, delimiter: None, null_as: None, compression: None };
//~ + let _ = UnloadFormat::Csv { header: false, delimiter: None, null_as: None, compression: None };
