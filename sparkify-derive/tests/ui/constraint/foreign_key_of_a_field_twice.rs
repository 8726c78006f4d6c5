//! A field refers once.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(name = "songs", kind = dimension, primary_key(artist_id, number))]
pub struct Song {
    pub artist_id: i64,
    pub number: i64,
    pub title: Varchar<80>,
}

#[derive(Table)]
#[table(kind = staging, foreign_key(song, song -> Song(artist_id, number)))]
pub struct Play {
    pub artist_id: i64,
    pub song: i64,
}

fn main() {}

//~ mend: name each field once
//~ - #[table(kind = staging, foreign_key(song, song -> Song(artist_id, number)))]
//~ + #[table(kind = staging, foreign_key(artist_id, song -> Song(artist_id, number)))]
