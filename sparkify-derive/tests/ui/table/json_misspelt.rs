//! There are three ways for keys to find their columns.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, json = path)]
pub struct Play {
    pub user_id: i64,
}

fn main() {}

//~ mend: write the word
//~ - #[table(kind = staging, json = path)]
//~ + #[table(kind = staging, json = paths)]
