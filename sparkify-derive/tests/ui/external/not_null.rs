//! The files may have no value.

use sparkify_schema::ExternalTable;

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = parquet)]
pub struct PageView {
    pub user_id: i64,
}

fn main() {}

//~ mend: make it an `Option`, and drop the rows without it by `q.require`
//~ - pub user_id: i64,
//~ + pub user_id: Option<i64>,
