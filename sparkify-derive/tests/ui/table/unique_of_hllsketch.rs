//! Sketches are not told apart.

use sparkify_schema::{HllSketch, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub play_id: i64,
    #[column(unique)]
    pub listeners: HllSketch,
}

fn main() {}

//~ mend: tell rows apart by what has an equality
//~ - pub play_id: i64,
//~ - #[column(unique)]
//~ - pub listeners: HllSketch,
//~ + #[column(unique)]
//~ + pub play_id: i64,
//~ + pub listeners: HllSketch,
