//! A reserved word is no name.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    pub timestamp: i64,
}

fn main() {}
