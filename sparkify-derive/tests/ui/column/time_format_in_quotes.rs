//! In quotes stands a pattern, not a word.

use sparkify_schema::{Table, Timestamp};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(time_format = "epochmillisecs")]
    pub began_at: Timestamp,
}

fn main() {}

//~ mend: write the word
//~ - #[column(time_format = "epochmillisecs")]
//~ + #[column(time_format = epoch_millis)]
