//! A newtype has no parameters.

use sparkify_schema::ColumnType;

#[derive(ColumnType)]
pub struct SongId<T>(pub T);

fn main() {}

//~ mend: say which type the column has
//~ - pub struct SongId<T>(pub T);
//~ + pub struct SongId(pub i64);
