//! An attribute of a column belongs to its field.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging, encode = az64)]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: write it on the field
//~ - #[table(kind = staging, encode = az64)]
//~ + #[table(kind = staging)]
//~ - pub play_id: i64,
//~ + #[column(encode = az64)]
//~ + pub play_id: i64,
