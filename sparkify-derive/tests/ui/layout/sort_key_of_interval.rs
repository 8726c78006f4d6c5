//! An interval is none of the types of a sort key.

use sparkify_schema::{IntervalDayToSecond, Table};

#[derive(Table)]
#[table(kind = staging, sort_key(length))]
pub struct Play {
    pub play_id: i64,
    pub length: IntervalDayToSecond<3>,
}

fn main() {}

//~ mend: sort by a column of another type
//~ - #[table(kind = staging, sort_key(length))]
//~ + #[table(kind = staging, sort_key(play_id))]
