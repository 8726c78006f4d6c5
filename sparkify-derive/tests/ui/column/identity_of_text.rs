//! An identity is a number.

use sparkify_schema::{Table, Varchar};

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(identity(0, 1))]
    pub play_id: Varchar<8>,
}

fn main() {}

//~ mend: declare the column as `i64` or `i32`
//~ - use sparkify_schema::{Table, Varchar};
//~ + use sparkify_schema::Table;
//~ - pub play_id: Varchar<8>,
//~ + pub play_id: i64,
