//! A sort key lists fields.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, sort_key(play_id, started))]
pub struct Play {
    pub play_id: i64,
    pub song_id: i64,
}

fn main() {}

//~ mend: list fields of the table
//~ - #[table(kind = fact, sort_key(play_id, started))]
//~ + #[table(kind = fact, sort_key(play_id, song_id))]
