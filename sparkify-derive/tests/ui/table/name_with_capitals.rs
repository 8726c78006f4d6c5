//! Redshift folds names to lower case.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact, name = "songPlays")]
pub struct Play {
    pub play_id: i64,
}

fn main() {}
