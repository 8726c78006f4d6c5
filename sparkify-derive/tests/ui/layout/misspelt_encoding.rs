//! The nearest encoding is named.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(encode = az46)]
    pub play_id: i64,
}

fn main() {}

//~ mend: take the encoding the compiler suggests
//~ - #[column(encode = az46)]
//~ + #[column(encode = az64)]
