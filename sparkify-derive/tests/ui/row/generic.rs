//! A row has no parameters.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong<T> {
    pub plays: T,
}

fn main() {}
