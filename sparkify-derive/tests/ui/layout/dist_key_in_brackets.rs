//! A distribution key is one field.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, dist_key(song_id))]
pub struct Play {
    pub play_id: i64,
    pub song_id: i64,
}

fn main() {}

//~ mend: name the one field behind `=`
//~ - #[table(kind = staging, dist_key(song_id))]
//~ + #[table(kind = staging, dist_key = song_id)]
