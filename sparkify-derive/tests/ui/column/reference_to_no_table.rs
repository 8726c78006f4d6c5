//! A reference names a table.

use sparkify_schema::Table;

pub struct Song {
    pub song_id: i64,
}

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    #[column(references = Song::song_id)]
    pub song_id: i64,
}

fn main() {}
