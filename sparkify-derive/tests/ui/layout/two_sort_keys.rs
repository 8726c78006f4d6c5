//! A table has one sort key.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, sort_key(play_id), sort_key(song_id))]
pub struct Play {
    pub play_id: i64,
    pub song_id: i64,
}

fn main() {}

//~ mend: list both fields in one key, the one most filtered by first
//~ - #[table(kind = fact, sort_key(play_id), sort_key(song_id))]
//~ + #[table(kind = fact, sort_key(play_id, song_id))]
