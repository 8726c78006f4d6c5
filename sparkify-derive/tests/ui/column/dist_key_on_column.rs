//! Distribution is said of the table.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fact)]
pub struct Play {
    #[column(dist_key)]
    pub play_id: i64,
}

fn main() {}
