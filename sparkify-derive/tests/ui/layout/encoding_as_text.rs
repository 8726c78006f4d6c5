//! An encoding is a word.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(encode = "az64")]
    pub play_id: i64,
}

fn main() {}

//~ mend: write the word without quotes
//~ - #[column(encode = "az64")]
//~ + #[column(encode = az64)]
