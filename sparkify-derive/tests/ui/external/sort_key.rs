//! The rows of an external table are not sorted.

use sparkify_schema::ExternalTable;

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = parquet, sort_key(user_id))]
pub struct PageView {
    pub user_id: Option<i64>,
}

fn main() {}

//~ mend: leave the rows as they are
//~ - #[table(schema = "lake", stored_as = parquet, sort_key(user_id))]
//~ + #[table(schema = "lake", stored_as = parquet)]
