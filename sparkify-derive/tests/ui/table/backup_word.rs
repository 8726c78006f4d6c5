//! `backup` is true or false.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, backup = no)]
pub struct Play {
    pub play_id: i64,
}

fn main() {}
