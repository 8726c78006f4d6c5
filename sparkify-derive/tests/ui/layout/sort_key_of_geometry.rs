//! Shapes have no order.

use sparkify_schema::{Geometry, Table};

#[derive(Table)]
#[table(kind = staging, sort_key(play_id, stage))]
pub struct Play {
    pub play_id: i64,
    pub stage: Option<Geometry>,
}

fn main() {}

//~ mend: sort by columns that have an order
//~ - #[table(kind = staging, sort_key(play_id, stage))]
//~ + #[table(kind = staging, sort_key(play_id))]
