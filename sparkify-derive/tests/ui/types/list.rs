//! A list is SUPER.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub tags: Vec<i64>,
}

fn main() {}

//~ mend: take a `Super`, which holds JSON, or make a table of the list
//~ - use sparkify_schema::Table;
//~ + use sparkify_schema::{Super, Table};
//~ - pub tags: Vec<i64>,
//~ + pub tags: Super,
