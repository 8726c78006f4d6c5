//! An attribute of a column belongs to its field.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, identity(0, 1))]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: write it on the field
//~ - #[table(kind = staging, identity(0, 1))]
//~ + #[table(kind = staging)]
//~ - pub play_id: i64,
//~ + #[column(identity(0, 1))]
//~ + pub play_id: i64,
