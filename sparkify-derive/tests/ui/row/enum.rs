//! A row is a struct.

use sparkify_schema::Row;

#[derive(Row)]
pub enum TopSong {
    First,
}

fn main() {}

//~ mend: write the columns of the answer as the fields of a struct
//~ - pub enum TopSong {
//~ -     First,
//~ - }
//~ + pub struct TopSong {
//~ +     pub title: String,
//~ + }
