//! A column holds one value.

use sparkify_schema::ColumnType;

#[derive(ColumnType)]
pub struct SongId(pub i64, pub i64);

fn main() {}
