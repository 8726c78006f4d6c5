//! A unique constraint has a field.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, unique())]
pub struct Play {
    pub user_id: i64,
    pub session_id: i64,
}

fn main() {}

//~ mend: name the fields
//~ - #[table(kind = staging, unique())]
//~ + #[table(kind = staging, unique(user_id, session_id))]
