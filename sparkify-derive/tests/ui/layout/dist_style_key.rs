//! The style KEY is said by naming the key.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, dist_style = key)]
pub struct Play {
    pub play_id: i64,
    pub song_id: i64,
}

fn main() {}

//~ mend: name the key; the style follows from it
//~ - #[table(kind = staging, dist_style = key)]
//~ + #[table(kind = staging, dist_key = song_id)]
