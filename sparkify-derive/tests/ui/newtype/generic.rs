//! A newtype has no parameters.

use sparkify_schema::ColumnType;

#[derive(ColumnType)]
pub struct SongId<T>(pub T);

fn main() {}
