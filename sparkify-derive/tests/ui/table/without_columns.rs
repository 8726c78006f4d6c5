//! A table has at least one column.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {}

fn main() {}
