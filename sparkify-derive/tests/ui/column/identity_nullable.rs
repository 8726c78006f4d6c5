//! An identity is never NULL.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(identity(0, 1))]
    pub play_id: Option<i64>,
}

fn main() {}

//~ mend: Redshift numbers every row, so the column is no `Option`
//~ - pub play_id: Option<i64>,
//~ + pub play_id: i64,
