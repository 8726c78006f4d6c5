//! Two constraints of the same fields are one.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, unique(user_id, session_id), unique(session_id, user_id))]
pub struct Play {
    pub user_id: i64,
    pub session_id: i64,
}

fn main() {}

//~ mend: say it once
//~ - #[table(kind = staging, unique(user_id, session_id), unique(session_id, user_id))]
//~ + #[table(kind = staging, unique(user_id, session_id))]
