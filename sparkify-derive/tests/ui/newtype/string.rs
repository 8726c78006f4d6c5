//! A text has a length.

use sparkify_schema::ColumnType;

#[derive(ColumnType)]
pub struct SongId(pub String);

fn main() {}
