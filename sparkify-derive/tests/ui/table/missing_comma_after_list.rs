//! Attributes are separated by commas, also behind brackets.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, sort_key(play_id) name = "plays")]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: put the comma
//~ - #[table(kind = fact, sort_key(play_id) name = "plays")]
//~ + #[table(kind = fact, sort_key(play_id), name = "plays")]
