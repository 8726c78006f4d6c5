//! No external table has a SUPER.

use sparkify_schema::{ExternalTable, Super};

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = parquet)]
pub struct PageView {
    pub tags: Option<Super>,
}

fn main() {}

//~ mend: take the text of it
//~ - pub tags: Option<Super>,
//~ + pub tags: Option<sparkify_schema::Varchar<2000>>,
