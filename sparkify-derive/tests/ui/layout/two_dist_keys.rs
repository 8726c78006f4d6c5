//! A table has one distribution key.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, dist_key = play_id, dist_key = song_id)]
pub struct Play {
    pub play_id: i64,
    pub song_id: i64,
}

fn main() {}

//~ mend: keep the one that the large joins compare
//~ - #[table(kind = staging, dist_key = play_id, dist_key = song_id)]
//~ + #[table(kind = staging, dist_key = song_id)]
