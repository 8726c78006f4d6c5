//! An external table is in an external schema.

use sparkify_schema::ExternalTable;

#[derive(ExternalTable)]
#[table(stored_as = parquet)]
pub struct PageView {
    pub user_id: Option<i64>,
}

fn main() {}

//~ mend: name the schema
//~ - #[table(stored_as = parquet)]
//~ + #[table(schema = "lake", stored_as = parquet)]
