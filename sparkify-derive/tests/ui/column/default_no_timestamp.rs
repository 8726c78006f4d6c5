//! A moment has its time behind its day.

use sparkify_schema::{Table, Timestamp};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = "2024-02-29 noon")]
    pub started_at: Timestamp,
}

fn main() {}

//~ mend: write the time in digits
//~ - #[column(default = "2024-02-29 noon")]
//~ + #[column(default = "2024-02-29 12:00:00")]
