//! A reference is a path.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(references = "song.song_id")]
    pub song_id: i64,
}

fn main() {}

//~ mend: write the table's struct and its field, so that the compiler can follow the reference
//~ - #[derive(Table)]
//~ + #[derive(Table)]
//~ + #[table(kind = dimension)]
//~ + pub struct Song {
//~ +     #[column(primary_key)]
//~ +     pub song_id: i64,
//~ + }
//~ +
//~ + #[derive(Table)]
//~ - #[column(references = "song.song_id")]
//~ + #[column(references = Song::song_id)]
