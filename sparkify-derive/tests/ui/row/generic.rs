//! A row has no parameters.

use sparkify_schema::Row;

#[derive(Row)]
pub struct TopSong<T> {
    pub plays: T,
}

fn main() {}

//~ mend: say which type the column has
//~ - pub struct TopSong<T> {
//~ -     pub plays: T,
//~ + pub struct TopSong {
//~ +     pub plays: i64,
