//! NULL is said by the column.

use sparkify_schema::ColumnType;

#[derive(ColumnType)]
pub struct SongId(pub Option<i64>);

fn main() {}

//~ mend: leave the `Option` to the columns that take NULL: `Option<SongId>`
//~ - pub struct SongId(pub Option<i64>);
//~ + pub struct SongId(pub i64);
