//! Two columns have two names.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong {
    pub title: String,
    #[row(name = "title")]
    pub song: String,
}

fn main() {}
