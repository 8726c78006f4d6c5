//! A reserved word is no name, not even one that comes from the struct.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = dimension)]
pub struct User {
    pub user_id: i64,
}

fn main() {}

//~ mend: give the table another name; the struct keeps its own
//~ - #[table(kind = dimension)]
//~ + #[table(name = "users", kind = dimension)]
