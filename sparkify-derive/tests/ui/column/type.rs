//! The type of the field is the type of the column.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    #[column(type = "BIGINT")]
    pub play_id: i64,
}

fn main() {}
