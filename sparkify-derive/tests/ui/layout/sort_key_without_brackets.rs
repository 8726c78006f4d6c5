//! The fields of a sort key stand in brackets.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, sort_key = play_id)]
pub struct Play {
    pub play_id: i64,
    pub song_id: i64,
}

fn main() {}

//~ mend: put the fields in brackets
//~ - #[table(kind = staging, sort_key = play_id)]
//~ + #[table(kind = staging, sort_key(play_id))]
