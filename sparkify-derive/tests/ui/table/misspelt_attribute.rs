//! The nearest attribute is named.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, distkey = play_id)]
pub struct Play {
    pub play_id: i64,
}

fn main() {}
