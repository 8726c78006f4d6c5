//! A unique constraint has a field once.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, unique(user_id, user_id))]
pub struct Play {
    pub user_id: i64,
    pub session_id: i64,
}

fn main() {}

//~ mend: name each field once
//~ - #[table(kind = staging, unique(user_id, user_id))]
//~ + #[table(kind = staging, unique(user_id, session_id))]
