//! The columns have names, so the fields have.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play(i64);

fn main() {}

//~ mend: name the fields: their names are those of the columns
//~ - pub struct Play(i64);
//~ + pub struct Play { pub play_id: i64 }
