//! TIMEFORMAT is one for all timestamps of a COPY.

use sparkify_schema::{Table, Timestamp};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(time_format = epoch_millis)]
    pub began_at: Timestamp,
    #[column(time_format = "YYYY-MM-DD HH:MI:SS")]
    pub ended_at: Timestamp,
}

fn main() {}

//~ mend: load the other as a text, and convert it in the load
//~ - #[column(time_format = "YYYY-MM-DD HH:MI:SS")]
//~ - pub ended_at: Timestamp,
//~ + pub ended_at: sparkify_schema::Varchar<19>,
