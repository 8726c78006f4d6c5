//! The nearest kind is named.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = fakt)]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: take the kind the compiler suggests
//~ - #[table(kind = fakt)]
//~ + #[table(kind = staging)]
