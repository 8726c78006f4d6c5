//! An allow names a lint.

use sparkify_schema::*;

#[derive(Table)]
#[table(kind = staging, allow(reason = "small"))]
pub struct Songplay {
    pub id: i64,
}

fn main() {}

//~ mend: name the lint
//~ - #[table(kind = staging, allow(reason = "small"))]
//~ + #[table(kind = staging, allow(fact_without_a_sort_key, reason = "small"))]
