//! A column holds a value.

use sparkify_schema::ColumnType;

#[derive(ColumnType)]
pub struct SongId;

fn main() {}
