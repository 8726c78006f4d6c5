//! A time has hours to 23.

use sparkify_schema::{Table, Time};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = "25:00:00")]
    pub starts_at: Time,
}

fn main() {}

//~ mend: take a time of the day
//~ - #[column(default = "25:00:00")]
//~ + #[column(default = "01:00:00")]
