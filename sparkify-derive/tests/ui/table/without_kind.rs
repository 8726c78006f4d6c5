//! Every table says what it is for.

use sparkify_schema::Table;

#[derive(Table)]
pub struct Play {
    pub play_id: i64,
}

fn main() {}
