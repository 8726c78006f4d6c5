//! Redshift has no unsigned integers.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong {
    pub title: String,
    pub plays: Option<u64>,
}

fn main() {}
