//! Redshift would cut a name of more than 127 bytes.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, name = "play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play_play")]
pub struct Play {
    pub play_id: i64,
}

fn main() {}
