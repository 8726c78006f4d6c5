//! An attribute of a column belongs to its field.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, encode = az64)]
pub struct Play {
    pub play_id: i64,
}

fn main() {}
