//! A delimiter is of CSV.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadFormat::Json { compression: None, delimiter: Some(',') };
}

//~ mend: leave it out, or unload CSV
//~ - let _ = UnloadFormat::Json { compression: None, delimiter: Some(',') };
//~ + let _ = UnloadFormat::Json { compression: None };
