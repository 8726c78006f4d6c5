//! A type of one's own becomes a column type by a derive.

use sparkify_schema::Table;

pub struct Song(pub i64);

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    pub song: Song,
}

fn main() {}

//~ mend: derive `ColumnType` for the newtype
//~ - use sparkify_schema::Table;
//~ + use sparkify_schema::{ColumnType, Table};
//~ - pub struct Song(pub i64);
//~ + #[derive(ColumnType)]
//~ + pub struct Song(pub i64);
