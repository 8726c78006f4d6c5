//! A CHAR has at least one byte.

use sparkify_schema::{Char, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub gender: Char<0>,
}

fn main() {}

//~ mend: give the column room
//~ - pub gender: Char<0>,
//~ + pub gender: Char<1>,
