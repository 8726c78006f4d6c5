//! A pattern says something.

use sparkify_schema::{Table, Timestamp};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(time_format = "")]
    pub began_at: Timestamp,
}

fn main() {}

//~ mend: write the pattern
//~ - #[column(time_format = "")]
//~ + #[column(time_format = "YYYY-MM-DD HH:MI:SS")]
