//! CLEANPATH and ALLOWOVERWRITE exclude each other.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadOptions { existing: Existing::Overwritten | Existing::Removed, ..UnloadOptions::default() };
}
