//! An attribute is given once, also in two lists.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, name = "plays")]
#[table(name = "songplays")]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: keep one of the two
//~ - #[table(kind = staging, name = "plays")]
//~ - #[table(name = "songplays")]
//~ + #[table(kind = staging, name = "songplays")]
