//! Attributes are separated by commas.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging name = "plays")]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: put the comma
//~ - #[table(kind = staging name = "plays")]
//~ + #[table(kind = staging, name = "plays")]
