//! COPY fills tables that Redshift keeps.

use sparkify_schema::{Copy, Date, ExternalTable, Json, S3Url, Table};

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

pub fn copy(source: S3Url) -> Copy {
    Copy::json::<PageView>(source, Json::Auto)
}

fn main() {}

//~ mend: copy into a table
//~ - Copy::json::<PageView>(source, Json::Auto)
//~ + Copy::json::<Visit>(source, Json::Auto)
