//! DELTA32K needs more than two bytes.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(encode = delta32k)]
    pub year: i16,
}

fn main() {}

//~ mend: take DELTA, or AZ64
//~ - #[column(encode = delta32k)]
//~ + #[column(encode = delta)]
