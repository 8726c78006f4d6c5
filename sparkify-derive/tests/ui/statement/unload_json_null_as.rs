//! JSON has a null of its own; Redshift refuses NULL AS beside it.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadFormat::Json { compression: None, null_as: None };
}

//~ mend: leave it out
//~ - let _ = UnloadFormat::Json { compression: None, null_as: None };
//~ + let _ = UnloadFormat::Json { compression: None };
