//! The files of an external table are compressed already.

use sparkify_schema::ExternalTable;

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = parquet)]
pub struct PageView {
    #[column(encode = az64)]
    pub user_id: Option<i64>,
}

fn main() {}

//~ mend: leave the encoding out
//~ - #[column(encode = az64)]
//~ - pub user_id: Option<i64>,
//~ + pub user_id: Option<i64>,
