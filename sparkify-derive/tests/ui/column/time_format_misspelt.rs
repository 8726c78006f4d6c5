//! The words of TIMEFORMAT are those of the other times of a query.

use sparkify_schema::{Table, Timestamp};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(time_format = epoch_milis)]
    pub began_at: Timestamp,
}

fn main() {}

//~ mend: write the word
//~ - #[column(time_format = epoch_milis)]
//~ + #[column(time_format = epoch_millis)]
