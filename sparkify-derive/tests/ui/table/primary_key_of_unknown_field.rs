//! A key lists fields.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, primary_key(paly_id))]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: name the field the compiler suggests
//~ - #[table(kind = staging, primary_key(paly_id))]
//~ + #[table(kind = staging, primary_key(play_id))]
