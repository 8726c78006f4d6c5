//! An external table's files say what their moments are.

use sparkify_schema::{ExternalTable, Timestamp};

#[derive(ExternalTable)]
#[table(schema = "lake", stored_as = parquet)]
pub struct Visit {
    #[column(time_format = epoch_millis)]
    pub came_at: Option<Timestamp>,
}

fn main() {}

//~ mend: leave it out
//~ - #[column(time_format = epoch_millis)]
