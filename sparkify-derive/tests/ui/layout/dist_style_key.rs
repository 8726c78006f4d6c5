//! The style KEY is said by naming the key.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, dist_style = key)]
pub struct Play {
    pub play_id: i64,
    pub song_id: i64,
}

fn main() {}
