//! A sketch distributes nothing.

use sparkify_schema::{HllSketch, Table};

#[derive(Table)]
#[table(kind = staging, dist_key = listeners)]
pub struct Play {
    pub play_id: i64,
    pub listeners: HllSketch,
}

fn main() {}

//~ mend: distribute by a column that identifies something
//~ - #[table(kind = staging, dist_key = listeners)]
//~ + #[table(kind = staging, dist_key = play_id)]
