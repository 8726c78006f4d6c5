//! A reference names a field of its table.

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
    #[column(references = Song::song)]
    pub song_id: i64,
}

fn main() {}

//~ mend: name one of the fields the compiler lists
//~ - #[column(references = Song::song)]
//~ + #[column(references = Song::song_id)]
