//! A sort key is compound or interleaved.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, sort_key(play_id), interleaved_sort_key(song_id))]
pub struct Play {
    pub play_id: i64,
    pub song_id: i64,
}

fn main() {}

//~ mend: keep one of the two; compound is right for what is filtered by its first column
//~ - #[table(kind = fact, sort_key(play_id), interleaved_sort_key(song_id))]
//~ + #[table(kind = fact, sort_key(play_id))]
