//! A type of one's own becomes a column type by a derive.

use sparkify_schema::Table;

pub struct Song(pub i64);

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    pub song: Song,
}

fn main() {}
