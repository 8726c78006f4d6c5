//! A text that may be NULL has a length too.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub title: Option<String>,
}

fn main() {}

//~ mend: say how many bytes the text may have
//~ - use sparkify_schema::Table;
//~ + use sparkify_schema::{Table, Varchar};
//~ - pub title: Option<String>,
//~ + pub title: Option<Varchar<256>>,
