//! The fields referred to are there.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(name = "songs", kind = dimension, primary_key(artist_id, number))]
pub struct Song {
    pub artist_id: i64,
    pub number: i32,
    pub title: Varchar<80>,
}

#[derive(Table)]
#[table(kind = staging, foreign_key(artist_id, song -> Song(artist_id, nummer)))]
pub struct Play {
    pub artist_id: i64,
    pub song: i32,
}

fn main() {}

//~ mend: take a field that is listed
//~ - #[table(kind = staging, foreign_key(artist_id, song -> Song(artist_id, nummer)))]
//~ + #[table(kind = staging, foreign_key(artist_id, song -> Song(artist_id, number)))]
