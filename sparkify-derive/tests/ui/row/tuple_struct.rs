//! The columns have names, so the fields have.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong(String, i64);

fn main() {}

//~ mend: name the fields: their names are those of the columns
//~ - pub struct TopSong(String, i64);
//~ + pub struct TopSong { pub title: String, pub plays: i64 }
