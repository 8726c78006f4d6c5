//! The primary key is unique already.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, primary_key(user_id, session_id), unique(session_id, user_id))]
pub struct Play {
    pub user_id: i64,
    pub session_id: i64,
}

fn main() {}

//~ mend: say it once
//~ - #[table(kind = staging, primary_key(user_id, session_id), unique(session_id, user_id))]
//~ + #[table(kind = staging, primary_key(user_id, session_id))]
