//! A table has at least one column.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {}

fn main() {}

//~ mend: give it columns
//~ - pub struct Play {}
//~ + pub struct Play { pub play_id: i64 }
