//! The step of an identity is not 0.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(identity(1, 0))]
    pub play_id: i64,
}

fn main() {}

//~ mend: count by at least one
//~ - #[column(identity(1, 0))]
//~ + #[column(identity(1, 1))]
