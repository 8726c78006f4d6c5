//! Partitions are told by fields.

use sparkify_schema::{Date, ExternalTable};

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = parquet, partitioned_by(daay))]
pub struct PageView {
    pub user_id: Option<i64>,
    pub day: Date,
}

fn main() {}

//~ mend: take the field that is named
//~ - #[table(schema = "lake", stored_as = parquet, partitioned_by(daay))]
//~ + #[table(schema = "lake", stored_as = parquet, partitioned_by(day))]
