//! A column is nullable once.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    pub level: Option<Option<i64>>,
}

fn main() {}
