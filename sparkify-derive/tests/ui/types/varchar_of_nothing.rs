//! A VARCHAR has at least one byte.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub title: Varchar<0>,
}

fn main() {}

//~ mend: give it at least one byte
//~ - pub title: Varchar<0>,
//~ + pub title: Varchar<256>,
