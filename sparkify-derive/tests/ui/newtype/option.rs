//! NULL is said by the column.

use sparkify_schema::ColumnType;

#[derive(ColumnType)]
pub struct SongId(pub Option<i64>);

fn main() {}
