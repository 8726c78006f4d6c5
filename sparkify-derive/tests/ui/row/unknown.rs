//! A cell decodes to a value.

use sparkify_schema::Row;

pub struct Song;

#[derive(Row)]
pub struct TopSong {
    pub song: Song,
}

fn main() {}
