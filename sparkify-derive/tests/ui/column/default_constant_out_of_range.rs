//! A constant is in the range of its column.

use sparkify_schema::Table;

const FIRST_YEAR: i32 = 40_000;

#[derive(Table)]
#[table(kind = dimension)]
pub struct Song {
    #[column(default = FIRST_YEAR)]
    pub year: i16,
}

fn main() {}

//~ mend: widen the column
//~ - pub year: i16,
//~ + pub year: i32,
