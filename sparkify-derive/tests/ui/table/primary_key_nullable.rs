//! A primary key is never NULL.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, primary_key(play_id))]
pub struct Play {
    pub play_id: Option<i64>,
}

fn main() {}
