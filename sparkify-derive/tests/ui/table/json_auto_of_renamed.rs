//! A column with a name of its own is not found by its field's.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, json = auto)]
pub struct Play {
    #[column(name = "user_number")]
    pub user_id: i64,
}

fn main() {}

//~ mend: say that the file has the column's name
//~ - #[column(name = "user_number")]
//~ + #[column(name = "user_number", source = "user_number")]
