//! A row has a value for every column.
include!("../../fixtures/star.rs");

fn main() {
    let _ = InsertRows::<Songplay>::new([SongplayValues { user_id: lit(7_i64), song_id: null(), artist_id: null() }]);
}
