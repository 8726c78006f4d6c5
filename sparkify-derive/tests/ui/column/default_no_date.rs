//! The default of a DATE is a date.

use sparkify_schema::{Date, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = "31.12.2018")]
    pub day: Date,
}

fn main() {}

//~ mend: write the day as `YYYY-MM-DD`
//~ - #[column(default = "31.12.2018")]
//~ + #[column(default = "2018-12-31")]
