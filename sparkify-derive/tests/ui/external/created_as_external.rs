//! Only an external table is made over files.

use sparkify_schema::{CreateExternalTable, Date, ExternalTable, S3Url, Table};

#[derive(ExternalTable)]
#[table(name = "page_views", schema = "lake", stored_as = parquet, partitioned_by(day))]
pub struct PageView {
    pub user_id: Option<i64>,
    pub day: Date,
}

#[derive(Table)]
#[table(name = "visits", kind = staging)]
pub struct Visit {
    pub user_id: Option<i64>,
    pub day: Date,
}

pub fn create(place: S3Url) -> CreateExternalTable {
    CreateExternalTable::new::<Visit>(place)
}

fn main() {}

//~ mend: describe the files by an external table
//~ - CreateExternalTable::new::<Visit>(place)
//~ + CreateExternalTable::new::<PageView>(place)
