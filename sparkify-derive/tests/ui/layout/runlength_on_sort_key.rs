//! RUNLENGTH on a sort key makes every range scan read too much.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, sort_key(user_id), encode = manual)]
pub struct Play {
    pub play_id: i64,
    #[column(encode = runlength)]
    pub user_id: i64,
}

fn main() {}

//~ mend: leave the first thing every scan looks at as it is
//~ - #[column(encode = runlength)]
//~ + #[column(encode = raw)]
