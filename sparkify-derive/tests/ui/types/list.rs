//! A list is SUPER.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    pub tags: Vec<i64>,
}

fn main() {}
