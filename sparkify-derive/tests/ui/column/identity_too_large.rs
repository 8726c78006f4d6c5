//! The numbers of an identity begin in the range of their type.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(identity(3000000000, 1))]
    pub play_id: i32,
}

fn main() {}

//~ mend: declare the column as `i64`, or begin at a smaller number
//~ - pub play_id: i32,
//~ + pub play_id: i64,
