//! The nearest form is named.

use sparkify_schema::ExternalTable;

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = parket)]
pub struct PageView {
    pub user_id: Option<i64>,
}

fn main() {}

//~ mend: take the word that is named
//~ - #[table(schema = "lake", stored_as = parket)]
//~ + #[table(schema = "lake", stored_as = parquet)]
