//! A reserved word is no name.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong {
    pub user: String,
}

fn main() {}
