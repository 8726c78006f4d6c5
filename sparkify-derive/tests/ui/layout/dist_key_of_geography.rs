//! A shape distributes nothing.

use sparkify_schema::{Geography, Table};

#[derive(Table)]
#[table(kind = staging, dist_key = place)]
pub struct Play {
    pub play_id: i64,
    pub place: Option<Geography>,
}

fn main() {}

//~ mend: distribute by a column that identifies something
//~ - #[table(kind = staging, dist_key = place)]
//~ + #[table(kind = staging, dist_key = play_id)]
