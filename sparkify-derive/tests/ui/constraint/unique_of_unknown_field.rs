//! A unique constraint is of fields.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, unique(user_id, sesion_id))]
pub struct Play {
    pub user_id: i64,
    pub session_id: i64,
}

fn main() {}

//~ mend: take the field that is named
//~ - #[table(kind = staging, unique(user_id, sesion_id))]
//~ + #[table(kind = staging, unique(user_id, session_id))]
