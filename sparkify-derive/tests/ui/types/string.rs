//! A text has a length.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    pub title: String,
}

fn main() {}
