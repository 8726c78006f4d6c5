//! `backup` is true or false.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, backup = no)]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: write `false`
//~ - #[table(kind = staging, backup = no)]
//~ + #[table(kind = staging, backup = false)]
