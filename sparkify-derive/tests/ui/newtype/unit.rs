//! A column holds a value.

use sparkify_schema::ColumnType;

#[derive(ColumnType)]
pub struct SongId;

fn main() {}

//~ mend: put the value inside
//~ - pub struct SongId;
//~ + pub struct SongId(pub i64);
