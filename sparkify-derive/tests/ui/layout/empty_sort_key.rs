//! A sort key has a field.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, sort_key())]
pub struct Play {
    pub play_id: i64,
    pub song_id: i64,
}

fn main() {}

//~ mend: list the fields, the one most filtered by first, or leave the key to Redshift
//~ - #[table(kind = fact, sort_key())]
//~ + #[table(kind = fact, sort_key(play_id))]
