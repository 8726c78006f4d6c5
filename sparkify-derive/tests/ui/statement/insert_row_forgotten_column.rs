//! A row has a value for every column.
include!("../../fixtures/star.rs");

fn main() {
    let _ = InsertRows::<Songplay>::new([SongplayValues { user_id: lit(7_i64), song_id: null(), artist_id: null() }]);
}

//~ mend: give the column a value
//~ - let _ = InsertRows::<Songplay>::new([SongplayValues { user_id: lit(7_i64), song_id: null(), artist_id: null() }]);
//~ + let _ = InsertRows::<Songplay>::new([SongplayValues { start_time: lit(1_541_106_106_796_i64).epoch_millis(), user_id: lit(7_i64), song_id: null(), artist_id: null() }]);
