//! The rows of an external table are not deleted.

use sparkify_schema::{Date, Delete, ExternalTable, Table};

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

pub fn run(_: &Delete<PageView>) {}

fn main() {}

//~ mend: delete from a table
//~ - pub fn run(_: &Delete<PageView>) {}
//~ + pub fn run(_: &Delete<Visit>) {}
