//! A sort key lists a field once.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, sort_key(play_id, song_id, play_id))]
pub struct Play {
    pub play_id: i64,
    pub song_id: i64,
}

fn main() {}

//~ mend: list it once, at its first place
//~ - #[table(kind = fact, sort_key(play_id, song_id, play_id))]
//~ + #[table(kind = fact, sort_key(play_id, song_id))]
