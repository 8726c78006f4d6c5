//! NULL does not go into a column that may not be NULL.
include!("../../fixtures/star.rs");

fn main() {
    let _ = SongplayValues { user_id: null(), ..Songplay::kept() };
}

//~ mend: give a value, or declare the column as an `Option`
//~ - let _ = SongplayValues { user_id: null(), ..Songplay::kept() };
//~ + let _ = SongplayValues { user_id: lit(7_i64), ..Songplay::kept() };
