//! The largest integer is a DECIMAL.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    pub a: i128,
}

fn main() {}
