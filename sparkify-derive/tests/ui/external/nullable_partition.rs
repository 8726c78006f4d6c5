//! A partition always has its value.

use sparkify_schema::{Date, ExternalTable};

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = parquet, partitioned_by(day))]
pub struct PageView {
    pub user_id: Option<i64>,
    pub day: Option<Date>,
}

fn main() {}

//~ mend: make it a value
//~ - pub day: Option<Date>,
//~ + pub day: Date,
