//! A time is no day.

use sparkify_schema::{Date, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = time("08:00:00"))]
    pub day: Date,
}

fn main() {}

//~ mend: give a day
//~ - #[column(default = time("08:00:00"))]
//~ + #[column(default = current_date)]
