//! A newtype is a tuple struct.

use sparkify_schema::ColumnType;

#[derive(ColumnType)]
pub struct SongId {
    pub id: i64,
}

fn main() {}

//~ mend: write a tuple struct around the one value
//~ - pub struct SongId {
//~ -     pub id: i64,
//~ - }
//~ + pub struct SongId(pub i64);
