//! Redshift numbers no rows that lie in S3.

use sparkify_schema::ExternalTable;

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = parquet)]
pub struct PageView {
    #[column(identity(0, 1))]
    pub user_id: Option<i64>,
}

fn main() {}

//~ mend: number the rows of the table they are loaded into
//~ - #[column(identity(0, 1))]
//~ - pub user_id: Option<i64>,
//~ + pub user_id: Option<i64>,
