//! The nearest attribute is named.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong {
    #[row(nmae = "title")]
    pub song: String,
}

fn main() {}
