//! A text has a length.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub title: String,
}

fn main() {}

//~ mend: say how many bytes the text may have
//~ - use sparkify_schema::Table;
//~ + use sparkify_schema::{Table, Varchar};
//~ - pub title: String,
//~ + pub title: Varchar<256>,
