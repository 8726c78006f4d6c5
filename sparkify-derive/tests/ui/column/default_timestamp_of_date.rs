//! A day keeps no time.

use sparkify_schema::{Date, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = timestamp("2024-02-29 08:00:00"))]
    pub day: Date,
}

fn main() {}

//~ mend: give a day without its time
//~ - #[column(default = timestamp("2024-02-29 08:00:00"))]
//~ + #[column(default = date("2024-02-29"))]
