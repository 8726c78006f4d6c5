//! A character is a short text.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub initial: char,
}

fn main() {}

//~ mend: take a `Varchar<4>`: the longest character has four bytes
//~ - use sparkify_schema::Table;
//~ + use sparkify_schema::{Table, Varchar};
//~ - pub initial: char,
//~ + pub initial: Varchar<4>,
