//! A row owns its values.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong {
    pub title: &'static str,
    pub plays: i64,
}

fn main() {}

//~ mend: own the text
//~ - pub title: &'static str,
//~ + pub title: String,
