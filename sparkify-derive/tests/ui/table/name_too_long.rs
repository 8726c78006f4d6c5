//! Redshift would cut a name of more than 127 bytes.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, name = "play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play")]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: give the table a name of at most 127 bytes
//~ - #[table(kind = staging, name = "play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play")]
//~ + #[table(kind = staging, name = "plays")]
