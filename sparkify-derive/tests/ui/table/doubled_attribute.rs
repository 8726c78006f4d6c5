//! An attribute is given once.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, name = "plays", name = "songplays")]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: keep one of the two
//~ - #[table(kind = staging, name = "plays", name = "songplays")]
//~ + #[table(kind = staging, name = "songplays")]
