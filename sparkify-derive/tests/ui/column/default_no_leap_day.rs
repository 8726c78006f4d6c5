//! 2023 had no 29 February.

use sparkify_schema::{Date, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(default = date("2023-02-29"))]
    pub day: Date,
}

fn main() {}

//~ mend: take a day that there was
//~ - #[column(default = date("2023-02-29"))]
//~ + #[column(default = date("2023-02-28"))]
