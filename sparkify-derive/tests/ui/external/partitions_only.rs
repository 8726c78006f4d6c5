//! A table has a column in its files.

use sparkify_schema::{Date, ExternalTable};

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = parquet, partitioned_by(day))]
pub struct PageView {
    pub day: Date,
}

fn main() {}

//~ mend: name a column of the files
//~ - pub day: Date,
//~ + pub user_id: Option<i64>,
//~ + pub day: Date,
