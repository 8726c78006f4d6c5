//! A second has at most six digits of a fraction.

use sparkify_schema::{IntervalDayToSecond, Table};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub length: IntervalDayToSecond<7>,
}

fn main() {}

//~ mend: keep six digits, which are microseconds
//~ - pub length: IntervalDayToSecond<7>,
//~ + pub length: IntervalDayToSecond<6>,
