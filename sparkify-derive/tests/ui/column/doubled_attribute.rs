//! An attribute is given once.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(unique, unique)]
    pub play_id: i64,
}

fn main() {}

//~ mend: say it once
//~ - #[column(unique, unique)]
//~ + #[column(unique)]
