//! An interval is none of the types of a sort key, interleaved or not.

use sparkify_schema::{IntervalYearToMonth, Table};

#[derive(Table)]
#[table(kind = staging, interleaved_sort_key(play_id, subscribed))]
pub struct Play {
    pub play_id: i64,
    pub subscribed: IntervalYearToMonth,
}

fn main() {}

//~ mend: sort by columns of another type
//~ - #[table(kind = staging, interleaved_sort_key(play_id, subscribed))]
//~ + #[table(kind = staging, sort_key(play_id))]
