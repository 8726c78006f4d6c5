//! A row has at least one column.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong {}

fn main() {}

//~ mend: give it the columns of the answer
//~ - pub struct TopSong {}
//~ + pub struct TopSong { pub plays: i64 }
