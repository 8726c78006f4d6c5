//! A cell decodes to a value.

use sparkify_schema::Row;

pub struct Song;

#[derive(Row)]
pub struct TopSong {
    pub song: Song,
}

fn main() {}

//~ mend: take a type that a cell decodes to, and build your own from the row
//~ - pub song: Song,
//~ + pub song: String,
