//! A table has no type parameters.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play<T> {
    pub play_id: T,
}

fn main() {}
