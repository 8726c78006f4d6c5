//! A text has a length, and a column owns nothing borrowed.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub title: &'static str,
}

fn main() {}

//~ mend: say how many bytes the text may have
//~ - use sparkify_schema::Table;
//~ + use sparkify_schema::{Table, Varchar};
//~ - pub title: &'static str,
//~ + pub title: Varchar<256>,
