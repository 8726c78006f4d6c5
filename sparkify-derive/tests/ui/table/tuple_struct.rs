//! The columns have names, so the fields have.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play(i64);

fn main() {}
