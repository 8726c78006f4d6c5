//! A reference names table and field.

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
    #[column(references = Song)]
    pub song_id: i64,
}

fn main() {}

//~ mend: name the field, too
//~ - #[column(references = Song)]
//~ + #[column(references = Song::song_id)]
