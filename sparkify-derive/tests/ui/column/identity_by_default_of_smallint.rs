//! Redshift numbers INTEGER and BIGINT columns.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play {
    #[column(identity_by_default(0, 1))]
    pub play_id: i16,
}

fn main() {}

//~ mend: take a type that Redshift numbers
//~ - pub play_id: i16,
//~ + pub play_id: i32,
