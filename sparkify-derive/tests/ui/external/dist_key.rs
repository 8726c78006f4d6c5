//! The rows of an external table are not distributed.

use sparkify_schema::ExternalTable;

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = parquet, dist_key = user_id)]
pub struct PageView {
    pub user_id: Option<i64>,
}

fn main() {}

//~ mend: leave the rows where they are
//~ - #[table(schema = "lake", stored_as = parquet, dist_key = user_id)]
//~ + #[table(schema = "lake", stored_as = parquet)]
