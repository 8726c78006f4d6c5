//! A reference names a table.

use sparkify_schema::Table;

pub struct Song {
    pub song_id: i64,
}

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(references = Song::song_id)]
    pub song_id: i64,
}

fn main() {}

//~ mend: derive `Table` for the struct referred to, and give it a key
//~ - pub struct Song {
//~ -     pub song_id: i64,
//~ + #[derive(Table)]
//~ + #[table(kind = dimension)]
//~ + pub struct Song {
//~ +     #[column(primary_key)]
//~ +     pub song_id: i64,
