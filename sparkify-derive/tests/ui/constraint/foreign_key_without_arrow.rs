//! Where the fields refer to stands behind an arrow.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(name = "songs", kind = dimension, primary_key(artist_id, number))]
pub struct Song {
    pub artist_id: i64,
    pub number: i32,
    pub title: Varchar<80>,
}

#[derive(Table)]
#[table(kind = staging, foreign_key(artist_id, song))]
pub struct Play {
    pub artist_id: i64,
    pub song: i32,
}

fn main() {}

//~ mend: say what they refer to
//~ - #[table(kind = staging, foreign_key(artist_id, song))]
//~ + #[table(kind = staging, foreign_key(artist_id, song -> Song(artist_id, number)))]
