//! Sort order is said of the table.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(sort_key)]
    pub play_id: i64,
}

fn main() {}

//~ mend: list the fields in the attribute of the struct: the order of a key is the table's
//~ - #[table(kind = staging)]
//~ + #[table(kind = fact, sort_key(play_id))]
//~ - #[column(sort_key)]
//~ - pub play_id: i64,
//~ + pub play_id: i64,
