//! A delimiter is of CSV.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadFormat::Json { compression: None, delimiter: Some(',') };
}
