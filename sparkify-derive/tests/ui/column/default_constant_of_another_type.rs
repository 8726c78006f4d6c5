//! A constant is a value of its column.

use sparkify_schema::Table;

const FIRST_YEAR: &str = "1900";

#[derive(Table)]
#[table(kind = dimension)]
pub struct Song {
    #[column(default = FIRST_YEAR)]
    pub year: i16,
}

fn main() {}

//~ mend: make the constant a value of the column
//~ - const FIRST_YEAR: &str = "1900";
//~ + const FIRST_YEAR: i16 = 1900;
