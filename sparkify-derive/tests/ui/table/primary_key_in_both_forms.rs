//! The primary key is said once.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, primary_key(play_id))]
pub struct Play {
    #[column(primary_key)]
    pub play_id: i64,
}

fn main() {}
