//! A column is numbered in one way.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(identity(0, 1), identity_by_default(0, 1))]
    pub play_id: i64,
}

fn main() {}

//~ mend: keep the one that is meant: here a row may bring its own number
//~ - #[column(identity(0, 1), identity_by_default(0, 1))]
//~ + #[column(identity_by_default(0, 1))]
