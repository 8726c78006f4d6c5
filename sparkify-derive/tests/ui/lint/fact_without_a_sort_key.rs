//! A fact without a sort key is warned of at `fact`, here as an error.
#![deny(deprecated)]

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = fact)]
pub struct Songplay {
    pub id: i64,
}

fn main() {}

//~ mend: sort the fact by what its rows are asked by
//~ - #[table(kind = fact)]
//~ + #[table(kind = fact, sort_key(id))]
