//! CLEANPATH and ALLOWOVERWRITE exclude each other.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadOptions { existing: Existing::Overwritten | Existing::Removed, ..UnloadOptions::default() };
}

//~ mend: choose one: what lies there goes first, or is overwritten by name
//~ - let _ = UnloadOptions { existing: Existing::Overwritten | Existing::Removed, ..UnloadOptions::default() };
//~ + let _ = UnloadOptions { existing: Existing::Removed, ..UnloadOptions::default() };
