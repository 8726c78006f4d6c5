//! A newtype is a tuple struct.

use sparkify_schema::ColumnType;

#[derive(ColumnType)]
pub struct SongId {
    pub id: i64,
}

fn main() {}
