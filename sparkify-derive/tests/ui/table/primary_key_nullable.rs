//! A primary key is never NULL.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, primary_key(play_id))]
pub struct Play {
    pub play_id: Option<i64>,
}

fn main() {}

//~ mend: leave out the `Option`; rows without a key are dropped by `q.require` when the table is loaded
//~ - pub play_id: Option<i64>,
//~ + pub play_id: i64,
