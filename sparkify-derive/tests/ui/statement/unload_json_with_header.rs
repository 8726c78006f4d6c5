//! JSON names its columns in every row; Redshift refuses HEADER beside it.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadFormat::Json { compression: None, header: true };
}

//~ mend: leave it out
//~ - let _ = UnloadFormat::Json { compression: None, header: true };
//~ + let _ = UnloadFormat::Json { compression: None };
