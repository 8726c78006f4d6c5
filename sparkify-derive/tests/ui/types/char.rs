//! A character is a short text.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    pub initial: char,
}

fn main() {}
