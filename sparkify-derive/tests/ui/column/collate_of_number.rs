//! Only letters are collated.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(collate = case_insensitive)]
    pub play_id: i64,
}

fn main() {}

//~ mend: leave the collation to texts
//~ - #[column(collate = case_insensitive)]
//~ - pub play_id: i64,
//~ + pub play_id: i64,
