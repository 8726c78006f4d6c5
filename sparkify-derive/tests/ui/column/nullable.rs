//! The type says whether a column takes NULL.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(nullable)]
    pub play_id: i64,
}

fn main() {}

//~ mend: wrap the type in `Option`
//~ - #[column(nullable)]
//~ - pub play_id: i64,
//~ + pub play_id: Option<i64>,
