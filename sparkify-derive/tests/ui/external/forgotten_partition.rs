//! A partition has a value for each of its columns.

use sparkify_schema::{AddPartitions, Date, ExternalTable, S3Url, Table};

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

pub fn add(place: S3Url) -> AddPartitions {
    AddPartitions::new::<PageView>([(PageViewPartition {}, place)])
}

fn main() {}

//~ mend: give each column its value
//~ - AddPartitions::new::<PageView>([(PageViewPartition {}, place)])
//~ + AddPartitions::new::<PageView>([(PageViewPartition { day: "2026-02-28".to_owned() }, place)])
