//! A constant has a literal in SQL.

use sparkify_schema::Table;

const SHARE: f64 = 0.1;

#[derive(Table)]
#[table(kind = dimension)]
pub struct Song {
    #[column(default = SHARE)]
    pub share: f64,
}

fn main() {}

//~ mend: write the number, whose digits are then exact
//~ - #[column(default = SHARE)]
//~ + #[column(default = 0.1)]
