//! A primary key of two columns is said of the table.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    #[column(primary_key)]
    pub play_id: i64,
    #[column(primary_key)]
    pub song_id: i64,
}

fn main() {}
