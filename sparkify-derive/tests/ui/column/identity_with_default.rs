//! An identity has no default.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(identity(0, 1), default = 7)]
    pub play_id: i64,
}

fn main() {}

//~ mend: keep the identity; a column that is written by a load keeps the default instead
//~ - #[column(identity(0, 1), default = 7)]
//~ + #[column(identity(0, 1))]
