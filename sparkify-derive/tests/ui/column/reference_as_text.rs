//! A reference is a path.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    #[column(references = "song.song_id")]
    pub song_id: i64,
}

fn main() {}
