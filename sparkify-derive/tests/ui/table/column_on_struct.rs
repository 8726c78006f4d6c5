//! `#[column]` belongs to a field.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
#[column(unique)]
pub struct Play {
    pub play_id: i64,
}

fn main() {}

//~ mend: write it on the field
//~ - #[column(unique)]
//~ - pub struct Play {
//~ -     pub play_id: i64,
//~ + pub struct Play {
//~ +     #[column(unique)]
//~ +     pub play_id: i64,
