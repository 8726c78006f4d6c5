//! Beside a timestamp in epochs, every other one is in epochs too, also behind a type of its own.

use sparkify_schema::{ColumnType, Table, Timestamp};

#[derive(Debug, Clone, ColumnType)]
pub struct End(pub Timestamp);

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(time_format = epoch_millis)]
    pub began_at: Timestamp,
    pub ended_at: Option<End>,
}

fn main() {}

//~ mend: say that it is in epochs too
//~ - pub ended_at: Option<End>,
//~ + #[column(time_format = epoch_millis)]
//~ + pub ended_at: Option<End>,
