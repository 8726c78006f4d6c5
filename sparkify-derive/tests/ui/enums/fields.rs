//! A variant is one value.

use sparkify_schema::ColumnEnum;

#[derive(ColumnEnum)]
pub enum Level {
    Free,
    Paid(i64),
}

fn main() {}

//~ mend: leave the fields out; a number that belongs to the value is a column of its own
//~ - Paid(i64),
//~ + Paid,
