//! A newtype is around a column type.

use sparkify_schema::ColumnType;

pub struct Song;

#[derive(ColumnType)]
pub struct SongId(pub Song);

fn main() {}
