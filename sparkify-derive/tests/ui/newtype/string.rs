//! A text has a length.

use sparkify_schema::ColumnType;

#[derive(ColumnType)]
pub struct SongId(pub String);

fn main() {}

//~ mend: say how many bytes the text may have
//~ - use sparkify_schema::ColumnType;
//~ + use sparkify_schema::{ColumnType, Varchar};
//~ - pub struct SongId(pub String);
//~ + pub struct SongId(pub Varchar<18>);
