//! A table is a struct; an enum is told by its name.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub enum Play {
    Started,
}

fn main() {}

//~ mend: write the columns as the fields of a struct
//~ - pub enum Play {
//~ -     Started,
//~ - }
//~ + pub struct Play {
//~ +     pub started: bool,
//~ + }
