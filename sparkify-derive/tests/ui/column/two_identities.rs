//! A table has one identity.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(identity(0, 1))]
    pub play_id: i64,
    #[column(identity(0, 1))]
    pub number: i64,
}

fn main() {}

//~ mend: number the rows by one column; the other one is written by the load
//~ - #[column(identity(0, 1))]
//~ - pub number: i64,
//~ + pub number: i64,
