//! A name is a string.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, name = plays)]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: write the name as a string
//~ - #[table(kind = staging, name = plays)]
//~ + #[table(kind = staging, name = "plays")]
