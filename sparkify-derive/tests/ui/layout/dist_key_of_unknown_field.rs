//! A distribution key is a field; the nearest is named.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, dist_key = song)]
pub struct Play {
    pub play_id: i64,
    pub song_id: i64,
}

fn main() {}

//~ mend: name the field the compiler suggests
//~ - #[table(kind = staging, dist_key = song)]
//~ + #[table(kind = staging, dist_key = song_id)]
