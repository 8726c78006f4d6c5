//! An identity refers to nothing.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = dimension)]
pub struct Song {
    #[column(primary_key)]
    pub song_id: i64,
    pub artist_id: i64,
}

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(identity(0, 1), references = Song::song_id)]
    pub play_id: i64,
}

fn main() {}

//~ mend: let a column of its own refer to the song
//~ - #[column(identity(0, 1), references = Song::song_id)]
//~ - pub play_id: i64,
//~ + #[column(identity(0, 1))]
//~ + pub play_id: i64,
//~ + #[column(references = Song::song_id)]
//~ + pub song_id: i64,
