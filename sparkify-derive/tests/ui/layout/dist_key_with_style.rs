//! A distribution key is a distribution style.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, dist_key = song_id, dist_style = all)]
pub struct Play {
    pub play_id: i64,
    pub song_id: i64,
}

fn main() {}

//~ mend: keep the key for what is joined by it, or the style for a small table
//~ - #[table(kind = staging, dist_key = song_id, dist_style = all)]
//~ + #[table(kind = staging, dist_key = song_id)]
