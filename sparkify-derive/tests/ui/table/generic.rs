//! A table has no type parameters.

use sparkify_schema::Table;

#[derive(Table)]
#[table(kind = staging)]
pub struct Play<T> {
    pub play_id: T,
}

fn main() {}

//~ mend: say which type the column has
//~ - pub struct Play<T> {
//~ -     pub play_id: T,
//~ + pub struct Play {
//~ +     pub play_id: i64,
