//! Nested data is no key.

use sparkify_schema::{Super, Table};

#[derive(Table)]
#[table(kind = staging, primary_key(play_id, tags))]
pub struct Play {
    pub play_id: i64,
    pub tags: Super,
}

fn main() {}

//~ mend: take plain columns into the key
//~ - #[table(kind = staging, primary_key(play_id, tags))]
//~ + #[table(kind = staging, primary_key(play_id))]
