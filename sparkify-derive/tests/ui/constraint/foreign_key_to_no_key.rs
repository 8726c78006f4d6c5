//! Fields are referred to together only if they are a key together.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(name = "songs", kind = dimension, primary_key(artist_id, number))]
pub struct Song {
    pub artist_id: i64,
    pub number: i32,
    pub title: Varchar<80>,
}

#[derive(Table)]
#[table(kind = staging, foreign_key(artist_id, name -> Song(artist_id, title)))]
pub struct Play {
    pub artist_id: i64,
    pub song: i32,
    pub name: Varchar<80>,
}

fn main() {}

//~ mend: refer to the fields of the key
//~ - #[table(kind = staging, foreign_key(artist_id, name -> Song(artist_id, title)))]
//~ + #[table(kind = staging, foreign_key(artist_id, song -> Song(artist_id, number)))]
