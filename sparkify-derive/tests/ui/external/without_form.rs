//! The form of the files is said.

use sparkify_schema::ExternalTable;

#[derive(ExternalTable)]
#[table(schema = "lake")]
pub struct PageView {
    pub user_id: Option<i64>,
}

fn main() {}

//~ mend: say what the files are
//~ - #[table(schema = "lake")]
//~ + #[table(schema = "lake", stored_as = parquet)]
