//! A row has at least one column.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong {}

fn main() {}
