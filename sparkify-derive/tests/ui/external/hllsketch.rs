//! No external table has a sketch.

use sparkify_schema::{ExternalTable, HllSketch};

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = parquet)]
pub struct PageView {
    pub visitors: Option<HllSketch>,
}

fn main() {}

//~ mend: keep the values, and make the sketch of them
//~ - pub visitors: Option<HllSketch>,
//~ + pub visitors: Option<i64>,
