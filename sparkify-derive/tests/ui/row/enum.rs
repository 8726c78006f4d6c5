//! A row is a struct.

use sparkify_schema::Row;

#[derive(Row)]
pub enum TopSong {
    First,
}

fn main() {}
