//! The nearest attribute is named.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(refrences = Song::song_id)]
    pub play_id: i64,
}

fn main() {}

//~ mend: take the attribute the compiler suggests; the table referred to has to be in scope
//~ - #[derive(Table)]
//~ + #[derive(Table)]
//~ + #[table(kind = dimension)]
//~ + pub struct Song {
//~ +     #[column(primary_key)]
//~ +     pub song_id: i64,
//~ + }
//~ +
//~ + #[derive(Table)]
//~ - #[column(refrences = Song::song_id)]
//~ + #[column(references = Song::song_id)]
