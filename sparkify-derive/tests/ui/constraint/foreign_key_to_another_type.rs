//! Fields that refer have the types of those they refer to.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(name = "songs", kind = dimension, primary_key(artist_id, number))]
pub struct Song {
    pub artist_id: i64,
    pub number: i32,
    pub title: Varchar<80>,
}

#[derive(Table)]
#[table(kind = staging, foreign_key(song, artist_id -> Song(artist_id, number)))]
pub struct Play {
    pub artist_id: i64,
    pub song: i32,
}

fn main() {}

//~ mend: pair the fields of one type
//~ - #[table(kind = staging, foreign_key(song, artist_id -> Song(artist_id, number)))]
//~ + #[table(kind = staging, foreign_key(artist_id, song -> Song(artist_id, number)))]
