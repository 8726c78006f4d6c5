//! Parquet has no delimiter.

use sparkify_schema::ExternalTable;

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = parquet, delimiter = '|')]
pub struct PageView {
    pub user_id: Option<i64>,
}

fn main() {}

//~ mend: leave it out
//~ - #[table(schema = "lake", stored_as = parquet, delimiter = '|')]
//~ + #[table(schema = "lake", stored_as = parquet)]
