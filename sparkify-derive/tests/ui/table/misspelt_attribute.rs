//! The nearest attribute is named.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, distkey = play_id)]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: take the attribute the compiler suggests
//~ - #[table(kind = staging, distkey = play_id)]
//~ + #[table(kind = staging, dist_key = play_id)]
