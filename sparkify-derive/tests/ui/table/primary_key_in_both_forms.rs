//! The primary key is said once.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, primary_key(play_id))]
pub struct Play {
    #[column(primary_key)]
    pub play_id: i64,
}

fn main() {}

//~ mend: keep the key of the table, which may have several columns, or that of the column
//~ - #[column(primary_key)]
//~ - pub play_id: i64,
//~ + pub play_id: i64,
