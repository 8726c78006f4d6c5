//! The nearest attribute is named.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    #[column(refrences = Song::song_id)]
    pub play_id: i64,
}

fn main() {}
