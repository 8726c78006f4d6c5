//! A table whose encodings are chosen has at least one.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, encode = manual)]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: leave the encodings to Redshift
//~ - #[table(kind = staging, encode = manual)]
//~ + #[table(kind = staging, encode = auto)]
