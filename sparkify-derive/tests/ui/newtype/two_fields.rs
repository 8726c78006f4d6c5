//! A column holds one value.

use sparkify_schema::ColumnType;

#[derive(ColumnType)]
pub struct SongId(pub i64, pub i64);

fn main() {}

//~ mend: make a newtype, and a column, of each value
//~ - pub struct SongId(pub i64, pub i64);
//~ + pub struct SongId(pub i64);
//~ +
//~ + #[derive(ColumnType)]
//~ + pub struct RecordingId(pub i64);
