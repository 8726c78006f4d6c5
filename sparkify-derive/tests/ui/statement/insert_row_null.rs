//! NULL does not go into a column that may not be NULL.
include!("../../fixtures/star.rs");

fn main() {
    let _ = SongplayValues { user_id: null(), ..Songplay::kept() };
}
