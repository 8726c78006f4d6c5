//! A newtype is around a column type.

use sparkify_schema::ColumnType;

pub struct Song;

#[derive(ColumnType)]
pub struct SongId(pub Song);

fn main() {}

//~ mend: put one of Redshift's types inside
//~ - pub struct SongId(pub Song);
//~ + pub struct SongId(pub i64);
