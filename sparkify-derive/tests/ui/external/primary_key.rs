//! Nothing keeps the rows of an external table apart.

use sparkify_schema::ExternalTable;

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = parquet)]
pub struct PageView {
    #[column(primary_key)]
    pub user_id: Option<i64>,
}

fn main() {}

//~ mend: leave the key out, and check what was loaded
//~ - #[column(primary_key)]
//~ - pub user_id: Option<i64>,
//~ + pub user_id: Option<i64>,
