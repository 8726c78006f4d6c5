//! The columns have names, so the fields have.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong(String, i64);

fn main() {}
