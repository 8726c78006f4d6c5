//! A sort key has a field.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, sort_key())]
pub struct Play {
    pub play_id: i64,
    pub song_id: i64,
}

fn main() {}
