//! Only timestamps have a TIMEFORMAT.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(time_format = epoch_millis)]
    pub began_at: i64,
}

fn main() {}

//~ mend: a number is loaded as it is
//~ - #[column(time_format = epoch_millis)]
