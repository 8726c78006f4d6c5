//! A reference names a key or a unique column.

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
    #[column(references = Song::artist_id)]
    pub artist_id: i64,
}

fn main() {}

//~ mend: make the column referred to a key of its table, e.g. `unique`, or refer to the key
//~ - pub song_id: i64,
//~ - pub artist_id: i64,
//~ + pub song_id: i64,
//~ + #[column(unique)]
//~ + pub artist_id: i64,
