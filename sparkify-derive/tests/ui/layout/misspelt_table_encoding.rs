//! The nearest word of a table is named.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, encode = manuel)]
pub struct Play {
    #[column(encode = az64)]
    pub play_id: i64,
}

fn main() {}

//~ mend: take the word that is named
//~ - #[table(kind = staging, encode = manuel)]
//~ + #[table(kind = staging, encode = manual)]
